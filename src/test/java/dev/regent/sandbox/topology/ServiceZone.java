package dev.regent.sandbox.topology;

import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.Epoch;
import dev.regent.world.Region;
import dev.regent.world.ZoneRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The service's hosted zone, made and read through Route 53's API, as a person with Terraform would. */
public final class ServiceZone implements AutoCloseable {
    private static final Set<String> OWN_OF_THE_ZONE = Set.of("NS", "SOA");

    private final Route53Client client;
    private final String id;
    private final Map<String, String> checkIds = new ConcurrentHashMap<>();

    /**
     * What the API says now, changes on their way to DNS included.
     *
     * @param weights by region
     */
    public record Now(Optional<Epoch> epoch, SortedMap<String, Integer> weights) {}

    private ServiceZone(Route53Client client, String id) {
        this.client = client;
        this.id = id;
    }

    /** An empty zone. */
    public static ServiceZone create(URI endpoint, Key key, String name) {
        Route53Client client = Route53Client.builder()
                .endpointOverride(endpoint)
                // The SDK signs for a wrong scope with AWS_GLOBAL when the endpoint is overridden.
                .region(software.amazon.awssdk.regions.Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        String id = client.createHostedZone(zone ->
                        zone.name(name).callerReference(UUID.randomUUID().toString()))
                .hostedZone()
                .id();
        return new ServiceZone(client, id.substring(id.lastIndexOf('/') + 1));
    }

    public String id() {
        return id;
    }

    /** The id of a health check by its symbolic name in the desired zone. */
    public String checkId(String name) {
        return Optional.ofNullable(checkIds.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no check " + name));
    }

    /** The ids of all health checks by symbolic name. */
    public Map<String, String> checkIds() {
        return Map.copyOf(checkIds);
    }

    /** Creates all health checks and records. */
    public void make(DesiredZoneSpec desired, int failureThreshold) {
        var configs = new HealthCheckConfigs(checkIds, failureThreshold);
        desired.checks().forEach((name, check) -> {
            String reference = UUID.randomUUID().toString();
            var created =
                    client.createHealthCheck(it -> it.callerReference(reference).healthCheckConfig(configs.of(check)));
            checkIds.put(name, created.healthCheck().id());
        });
        restore(desired);
    }

    /** Makes the records what is desired, whatever they have become; without effect where they are. */
    public void restore(DesiredZoneSpec desired) {
        List<ResourceRecordSet> wanted =
                desired.records().stream().map(this::record).toList();
        List<ResourceRecordSet> there = records();
        List<Change> changes = new ArrayList<>();
        there.stream()
                .filter(record -> !wanted.contains(record))
                .forEach(record -> changes.add(change(ChangeAction.DELETE, record)));
        wanted.stream()
                .filter(record -> !there.contains(record))
                .forEach(record -> changes.add(change(ChangeAction.CREATE, record)));
        if (!changes.isEmpty()) {
            client.changeResourceRecordSets(it -> it.hostedZoneId(id).changeBatch(batch -> batch.changes(changes)));
        }
    }

    public Now read(String dnsName) {
        List<ResourceRecordSet> records = records();
        Optional<Epoch> epoch = records.stream()
                .filter(record -> record.name().equals("_regent." + dnsName))
                .flatMap(record -> record.resourceRecords().stream())
                .flatMap(value -> Epoch.parse(value.value()).stream())
                .findFirst();
        SortedMap<String, Integer> weights = records.stream()
                .filter(record -> record.name().equals(dnsName) && record.weight() != null)
                .collect(Collectors.toMap(
                        ResourceRecordSet::setIdentifier,
                        record -> record.weight().intValue(),
                        (one, other) -> one,
                        TreeMap::new));
        return new Now(epoch, weights);
    }

    /** Every record but the zone's own. */
    public List<ResourceRecordSet> records() {
        return client.listResourceRecordSetsPaginator(it -> it.hostedZoneId(id)).resourceRecordSets().stream()
                .filter(record -> !OWN_OF_THE_ZONE.contains(record.typeAsString()))
                .toList();
    }

    private ResourceRecordSet record(ZoneRecord record) {
        var values = record.values().stream()
                .map(value -> ResourceRecord.builder().value(value).build())
                .toList();
        var builder = ResourceRecordSet.builder()
                .name(record.name())
                .type(record.type())
                .ttl(record.ttl().toSeconds())
                .resourceRecords(values);
        record.share().ifPresent(share -> builder.setIdentifier(share.identifier()));
        record.weight().ifPresent(weight -> builder.weight((long) weight));
        record.check().ifPresent(check -> builder.healthCheckId(checkId(check)));
        return builder.build();
    }

    private static Change change(ChangeAction action, ResourceRecordSet record) {
        return Change.builder().action(action).resourceRecordSet(record).build();
    }

    /** For a scenario's own calls. */
    public Route53Client client() {
        return client;
    }

    /** What the checks mean, by id: their symbolic names. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        checkIds.forEach((name, checkId) -> names.put(checkId, name));
        return names;
    }

    /** The symbolic name of a region's calculated check. */
    public static String calculated(String service, Region region) {
        return service + "/" + region;
    }

    @Override
    public void close() {
        client.close();
    }
}
