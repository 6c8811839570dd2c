package dev.regent.dns;

import dev.regent.world.HealthCheck;
import dev.regent.world.Service;
import dev.regent.world.ZoneNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeBatch;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.ListHealthChecksResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The few calls of Route 53's API that a regent makes, each with a deadline. */
public final class Route53Calls {
    /** Shorter than a look's deadline, so that the reason for a failure is Route 53's own. */
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    /** The most that one page holds (API Reference: ListResourceRecordSets, ListHealthChecks). */
    private static final String RECORDS_PER_PAGE = "300";

    private static final String CHECKS_PER_PAGE = "100";

    private final Route53Client client;

    Route53Calls(Route53Client client) {
        this.client = client;
    }

    /**
     * What a client of Route 53 must be set up with: the SDK itself must not repeat anything. A look is repeated by the
     * next look; a change by its proposal, which reads before it tries again.
     */
    public static ClientOverrideConfiguration unrepeated() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .apiCallTimeout(DEADLINE)
                .build();
    }

    /**
     * Every record at the service's names. Names that lie between these in a large zone are passed over, so that it is
     * one request for most zones.
     */
    List<ResourceRecordSet> records(Service service) {
        NavigableSet<String> names = new TreeSet<>(RecordOrder.BY_NAME);
        names.addAll(service.dnsNames());
        names.addAll(ZoneNames.of(service).all(service.regions()));
        List<ResourceRecordSet> found = new ArrayList<>();
        Optional<ListResourceRecordSetsRequest> next = Optional.of(from(service, names.first()));
        while (next.isPresent()) {
            ListResourceRecordSetsResponse page = client.listResourceRecordSets(next.get());
            page.resourceRecordSets().stream()
                    .filter(set -> names.contains(set.name()))
                    .forEach(found::add);
            next = following(service, page, names);
        }
        return found;
    }

    private static ListResourceRecordSetsRequest from(Service service, String name) {
        return ListResourceRecordSetsRequest.builder()
                .hostedZoneId(service.hostedZone())
                .startRecordName(name)
                .maxItems(RECORDS_PER_PAGE)
                .overrideConfiguration(deadline())
                .build();
    }

    private static Optional<ListResourceRecordSetsRequest> following(
            Service service, ListResourceRecordSetsResponse page, NavigableSet<String> names) {
        if (!Boolean.TRUE.equals(page.isTruncated())) {
            return Optional.empty();
        }
        if (names.contains(page.nextRecordName())) {
            return Optional.of(from(service, page.nextRecordName()).toBuilder()
                    .startRecordType(page.nextRecordType())
                    .startRecordIdentifier(page.nextRecordIdentifier())
                    .build());
        }
        return Optional.ofNullable(names.ceiling(page.nextRecordName())).map(name -> from(service, name));
    }

    /** The account's health checks, by id. */
    Map<String, HealthCheck> checks() {
        Map<String, HealthCheck> checks = new HashMap<>();
        Optional<String> marker = Optional.empty();
        do {
            String from = marker.orElse(null);
            ListHealthChecksResponse page = client.listHealthChecks(
                    request -> request.marker(from).maxItems(CHECKS_PER_PAGE).overrideConfiguration(deadline()));
            page.healthChecks().forEach(check -> checks.put(check.id(), Seen.check(check.healthCheckConfig())));
            marker = Boolean.TRUE.equals(page.isTruncated()) ? Optional.of(page.nextMarker()) : Optional.empty();
        } while (marker.isPresent());
        return checks;
    }

    ChangeInfo change(String zone, ChangeBatch batch) {
        return client.changeResourceRecordSets(
                        request -> request.hostedZoneId(zone).changeBatch(batch).overrideConfiguration(deadline()))
                .changeInfo();
    }

    boolean insync(String changeId) {
        return client.getChange(request -> request.id(changeId).overrideConfiguration(deadline()))
                        .changeInfo()
                        .status()
                == ChangeStatus.INSYNC;
    }

    private static AwsRequestOverrideConfiguration deadline() {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(DEADLINE)
                .build();
    }
}
