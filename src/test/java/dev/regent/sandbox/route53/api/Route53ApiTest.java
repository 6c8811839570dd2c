package dev.regent.sandbox.route53.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.sandbox.route53.ChangeEvent;
import dev.regent.sandbox.route53.Route53Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/** Records, as the real AWS SDK sees them. */
class Route53ApiTest {
    private final RunningApi running = new RunningApi(Route53Settings.DEFAULT);
    private final Route53Client client = running.client();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void takesARecordFromPendingToInSync() {
        String zone = createZone();
        running.pass(Duration.ofSeconds(30));

        ChangeInfo change =
                change(zone, create(weighted("east", 100, "192.0.2.1"))).changeInfo();
        List<String> before = publishedNames();
        ChangeStatus statusBefore =
                client.getChange(r -> r.id(change.id())).changeInfo().status();
        running.pass(Duration.ofSeconds(30));

        assertThat(statusBefore).isEqualTo(ChangeStatus.PENDING);
        assertThat(before).containsOnly("example.com.");
        assertThat(client.getChange(r -> r.id(change.id())).changeInfo().status())
                .isEqualTo(ChangeStatus.INSYNC);
        assertThat(publishedNames()).contains("api.example.com.");
    }

    @Test
    void listsWhatWasWrittenAtOnce() {
        String zone = createZone();
        String check = running.createHealthCheck();
        ResourceRecordSet east = weighted("east", 100, "192.0.2.1").toBuilder()
                .healthCheckId(check)
                .build();

        change(zone, create(east));

        assertThat(list(zone).resourceRecordSets()).contains(east);
    }

    @Test
    void movesWeightsByCompareAndSet() {
        String zone = createZone();
        ResourceRecordSet east = weighted("east", 100, "192.0.2.1");
        change(zone, create(east));

        change(zone, delete(east), create(weighted("east", 0, "192.0.2.1")));

        assertThatThrownBy(() -> change(zone, delete(east), create(weighted("east", 50, "192.0.2.1"))))
                .isInstanceOf(InvalidChangeBatchException.class)
                .hasMessageContaining("but the values provided do not match the current values")
                .hasMessageContaining("but it already exists");
        assertThat(list(zone).resourceRecordSets()).contains(weighted("east", 0, "192.0.2.1"));
    }

    @Test
    void tellsWhoAskedForWhatAndWhoLost() {
        String zone = createZone();
        change(zone, create(weighted("east", 100, "192.0.2.1")));
        try (Route53Client other = running.clientOf(RunningApi.OTHER)) {
            assertThatThrownBy(() -> other.changeResourceRecordSets(r ->
                            r.hostedZoneId(zone).changeBatch(b -> b.changes(create(weighted("east", 1, "192.0.2.1"))))))
                    .isInstanceOf(InvalidChangeBatchException.class);
        }

        assertThat(running.api().history())
                .extracting(ChangeEvent::who, ChangeEvent::accepted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(RunningApi.ONE.accessKeyId(), true),
                        org.assertj.core.groups.Tuple.tuple(RunningApi.OTHER.accessKeyId(), false));
    }

    @Test
    void pagesInRoute53sOrder() {
        String zone = createZone();
        change(
                zone,
                create(record("b.example.com", RRType.A, "192.0.2.1")),
                create(record("a.example.com", RRType.TXT, "\"x\"")),
                create(record("z.a.example.com", RRType.A, "192.0.2.1")),
                create(record("a.example.com", RRType.A, "192.0.2.1")),
                create(record("*.example.com", RRType.A, "192.0.2.1")),
                create(weighted("west", 0, "192.0.2.2")),
                create(weighted("east", 1, "192.0.2.1")));

        List<String> all =
                client
                        .listResourceRecordSetsPaginator(
                                r -> r.hostedZoneId(zone).maxItems("2"))
                        .resourceRecordSets()
                        .stream()
                        .map(r -> r.name() + " " + r.typeAsString()
                                + (r.setIdentifier() == null ? "" : " " + r.setIdentifier()))
                        .toList();

        assertThat(all)
                .containsExactly(
                        "example.com. NS",
                        "example.com. SOA",
                        "\\052.example.com. A",
                        "a.example.com. A",
                        "a.example.com. TXT",
                        "z.a.example.com. A",
                        "api.example.com. A east",
                        "api.example.com. A west",
                        "b.example.com. A");
    }

    @Test
    void startsAListWhereTerraformAsks() {
        String zone = createZone();
        change(zone, create(weighted("west", 0, "192.0.2.2")), create(weighted("east", 1, "192.0.2.1")));

        ListResourceRecordSetsResponse page = client.listResourceRecordSets(r -> r.hostedZoneId(zone)
                .startRecordName("api.example.com")
                .startRecordType(RRType.A)
                .startRecordIdentifier("west")
                .maxItems("1"));

        assertThat(page.resourceRecordSets()).containsExactly(weighted("west", 0, "192.0.2.2"));
        assertThat(page.isTruncated()).isFalse();
    }

    @Test
    void refusesTheNextChangeWhileOneIsBeingProcessed() {
        try (RunningApi slow = new RunningApi(Route53Settings.DEFAULT.withProcessing(Duration.ofSeconds(2)));
                Route53Client caller = slow.client()) {
            String zone = RunningApi.createZone(caller);
            slow.pass(Duration.ofSeconds(2));
            RunningApi.change(caller, zone, create(weighted("east", 1, "192.0.2.1")));

            assertThatThrownBy(() -> RunningApi.change(caller, zone, create(weighted("west", 1, "192.0.2.1"))))
                    .isInstanceOf(PriorRequestNotCompleteException.class)
                    .hasMessageContaining("still processing a prior request");
            slow.pass(Duration.ofSeconds(2));
            RunningApi.change(caller, zone, create(weighted("west", 1, "192.0.2.1")));
        }
    }

    @Test
    void throttlesEachActionByItself() {
        try (RunningApi slow = new RunningApi(Route53Settings.DEFAULT.withRate(2, 1));
                Route53Client caller = slow.client()) {
            caller.getHostedZoneCount();
            caller.getHostedZoneCount();

            assertThatThrownBy(caller::getHostedZoneCount).isInstanceOfSatisfying(Route53Exception.class, e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling");
                assertThat(e.statusCode()).isEqualTo(400);
                assertThat(e).hasMessageContaining("Rate exceeded");
            });
            caller.getHealthCheckCount();
            slow.pass(Duration.ofSeconds(1));
            caller.getHostedZoneCount();
        }
    }

    @Test
    void canApplyAChangeAndAnswerAnErrorAllTheSame() {
        String zone = createZone();
        running.api().behaviour().lateErrors(1);

        assertThatThrownBy(() -> change(zone, create(weighted("east", 1, "192.0.2.1"))))
                .isInstanceOfSatisfying(
                        Route53Exception.class, e -> assertThat(e.statusCode()).isEqualTo(500));
        assertThat(list(zone).resourceRecordSets()).contains(weighted("east", 1, "192.0.2.1"));
    }

    private String createZone() {
        CreateHostedZoneResponse made =
                client.createHostedZone(r -> r.name("example.com").callerReference("one"));
        return made.hostedZone().id();
    }

    private List<String> publishedNames() {
        return running.api().controlPlane().propagatedZones().stream()
                .flatMap(zone -> zone.records().stream())
                .map(dev.regent.sandbox.route53.RecordSet::name)
                .toList();
    }

    private ListResourceRecordSetsResponse list(String zone) {
        return client.listResourceRecordSets(r -> r.hostedZoneId(zone));
    }

    private ChangeResourceRecordSetsResponse change(String zone, Change... changes) {
        return RunningApi.change(client, zone, changes);
    }

    private static Change create(ResourceRecordSet record) {
        return Change.builder()
                .action(ChangeAction.CREATE)
                .resourceRecordSet(record)
                .build();
    }

    private static Change delete(ResourceRecordSet record) {
        return Change.builder()
                .action(ChangeAction.DELETE)
                .resourceRecordSet(record)
                .build();
    }

    private static ResourceRecordSet record(String name, RRType type, String value) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .ttl(5L)
                .resourceRecords(ResourceRecord.builder().value(value).build())
                .build();
    }

    private static ResourceRecordSet weighted(String identifier, long weight, String value) {
        return record("api.example.com.", RRType.A, value).toBuilder()
                .setIdentifier(identifier)
                .weight(weight)
                .build();
    }
}
