package dev.regent.dns;

import static dev.regent.dns.LiveZone.EAST;
import static dev.regent.dns.LiveZone.OHIO;
import static dev.regent.dns.LiveZone.OREGON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.decision.ZoneSamples;
import dev.regent.sandbox.route53.ChangeEvent;
import dev.regent.sandbox.route53.api.Behaviour.Throttling;
import dev.regent.world.Epoch;
import dev.regent.world.Region;
import dev.regent.world.ZoneState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Against the Route 53 twin, through the real SDK. */
class Route53ZonesTest {
    private static final Epoch FIRST = ZoneSamples.FIRST;

    private final LiveZone live = LiveZone.quick();

    @AfterEach
    void stop() {
        live.close();
    }

    private void awaitEpoch(Route53Zones zones, long number) {
        await().untilAsserted(
                        () -> assertThat(live.state(zones).epoch().number()).isEqualTo(number));
    }

    private ResourceRecordSet record(String name, Region region) {
        return live.zone.records().stream()
                .filter(set -> set.name().equals(name) && region.name().equals(set.setIdentifier()))
                .findFirst()
                .orElseThrow();
    }

    /** What somebody else does by hand. */
    private void edit(ResourceRecordSet old, ResourceRecordSet wanted) {
        byHand(change(ChangeAction.DELETE, old), change(ChangeAction.CREATE, wanted));
    }

    private void byHand(Change... changes) {
        live.zone
                .client()
                .changeResourceRecordSets(
                        request -> request.hostedZoneId(live.zone.id()).changeBatch(batch -> batch.changes(changes)));
    }

    private static Change change(ChangeAction action, ResourceRecordSet set) {
        return Change.builder().action(action).resourceRecordSet(set).build();
    }

    private static ResourceRecordSet answering(ResourceRecordSet set, String address) {
        return set.toBuilder()
                .resourceRecords(ResourceRecord.builder().value(address).build())
                .build();
    }

    @Test
    void readsTheZoneAndFindsNothingWrong() {
        Route53Zones zones = live.regent(OHIO);

        await().untilAsserted(() -> assertThat(live.state(zones))
                .isEqualTo(new ZoneState(FIRST, Map.of(EAST, 100, OHIO, 0, OREGON, 0), Optional.empty(), List.of())));
    }

    @Test
    void movesTheWeightsOfEveryNameAndTheEpochInOneBatch() {
        Route53Zones zones = live.regent(OHIO);
        List<ResourceRecordSet> before = live.zone.records();

        zones.propose(live.move(FIRST, OHIO));

        awaitEpoch(zones, 2);
        ZoneState state = live.state(zones);
        assertThat(state.epoch().home()).isEqualTo(OHIO);
        assertThat(state.epoch().writer()).isEqualTo("us-east-2");
        assertThat(state.weights()).isEqualTo(Map.of(EAST, 0, OHIO, 100, OREGON, 0));
        assertThat(record("chat.example.com.", OHIO).weight()).isEqualTo(100);
        assertThat(live.changes()).hasSize(1);
        assertThat(live.zone.records())
                .filteredOn(set -> !set.name().startsWith("_regent"))
                .extracting(set -> set.toBuilder().weight(null).build())
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .filter(set -> !set.name().startsWith("_regent"))
                        .map(set -> set.toBuilder().weight(null).build())
                        .toList());
    }

    @Test
    void followsItsChangeUntilEveryNameServerKnowsIt() {
        Route53Zones zones = live.regent(OHIO);

        zones.propose(live.move(FIRST, OHIO));

        // The zone may be read anew before the answer to the change is.
        await().untilAsserted(() -> assertThat(live.state(zones).change()).isPresent());
        ZoneState.Change change = live.state(zones).change().orElseThrow();
        assertThat(change.epoch()).isEqualTo(2);
        await().untilAsserted(() ->
                assertThat(live.state(zones).change()).hasValue(new ZoneState.Change(change.id(), 2, true)));
    }

    @Test
    void changesNothingAtAnotherEpoch() {
        Route53Zones zones = live.regent(OHIO);
        awaitEpoch(zones, 1);
        Epoch stale = new Epoch(1, EAST, "somebody else", FIRST.at());

        zones.propose(live.move(stale, OHIO));
        zones.propose(live.move(new Epoch(0, EAST, "terraform", FIRST.at()), OHIO));

        await().during(Duration.ofMillis(500)).until(() -> live.changes().isEmpty());
    }

    @Test
    void isRefusedWholeWhenSomebodyEditsInBetween() {
        Route53Zones zones = live.regent(OHIO);
        ResourceRecordSet old = record("api.example.com.", OREGON);
        live.api.behaviour().beforeNextChange(() -> edit(old, answering(old, "192.0.2.33")));

        zones.propose(live.move(FIRST, OHIO));

        await().untilAsserted(() ->
                assertThat(live.changes()).extracting(ChangeEvent::accepted).containsExactly(true, false));
        assertThat(record("api.example.com.", OHIO).weight()).isZero();
        await().untilAsserted(() -> {
            zones.propose(live.move(FIRST, OHIO));
            assertThat(record("api.example.com.", OHIO).weight()).isEqualTo(100);
        });
        assertThat(record("api.example.com.", OREGON)).isEqualTo(answering(old, "192.0.2.33"));
    }

    @Test
    void knowsThatItWonThoughTheAnswerWasAnError() {
        Route53Zones zones = live.regent(OHIO);
        live.api.behaviour().lateErrors(1);

        zones.propose(live.move(FIRST, OHIO));

        awaitEpoch(zones, 2);
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(live.changes()).hasSize(1));
        assertThat(live.state(zones).change()).isEmpty();
    }

    @Test
    void oneOfTwoSettlersWins() {
        Route53Zones ohio = live.regent(OHIO);
        Route53Zones oregon = live.regent(OREGON);

        ohio.propose(live.move(FIRST, OHIO));
        oregon.propose(live.move(FIRST, OHIO));

        awaitEpoch(ohio, 2);
        awaitEpoch(oregon, 2);
        assertThat(live.changes()).filteredOn(ChangeEvent::accepted).hasSize(1);
        assertThat(live.state(ohio).epoch()).isEqualTo(live.state(oregon).epoch());
    }

    @Test
    void triesAgainWhenItIsThrottled() {
        Route53Zones zones = live.regent(OHIO);
        awaitEpoch(zones, 1);
        live.api.behaviour().throttling(Throttling.EVERYTHING);
        await().until(() -> zones.latest().values().stream()
                .allMatch(reading -> reading.known().isEmpty()));

        zones.propose(live.move(FIRST, OHIO));
        live.api.behaviour().throttling(Throttling.OFF);

        awaitEpoch(zones, 2);
    }

    @Test
    void doesNotMakeAHomeOfARegionWithoutRecord() {
        Route53Zones zones = live.regent(OHIO);
        ResourceRecordSet ohio = record("chat.example.com.", OHIO);
        byHand(change(ChangeAction.DELETE, ohio));

        zones.propose(live.move(FIRST, OHIO));

        await().untilAsserted(() ->
                assertThat(live.state(zones).findings()).contains("record A chat.example.com. us-east-2 is missing"));
        assertThat(live.changes()).hasSize(1);
    }

    @Test
    void findsADisabledCheck() {
        Route53Zones zones = live.regent(OHIO);
        String id = live.zone.checkId("chat/us-east-1/own-1");

        live.zone
                .client()
                .updateHealthCheck(request -> request.healthCheckId(id).disabled(true));

        await().untilAsserted(() -> assertThat(live.state(zones).findings())
                .containsExactly("health check chat/us-east-1/own-1 is disabled: Route 53 counts it as healthy"));
    }

    @Test
    void tellsTheWorstCaseOfATtlThatSomebodyRaised() {
        Route53Zones zones = live.regent(OHIO);
        Change[] changes = Stream.of(EAST, OHIO, OREGON)
                .map(region -> record("api.example.com.", region))
                .flatMap(set -> Stream.of(
                        change(ChangeAction.DELETE, set),
                        change(ChangeAction.CREATE, set.toBuilder().ttl(60L).build())))
                .toArray(Change[]::new);

        byHand(changes);

        await().untilAsserted(() -> assertThat(live.state(zones).findings())
                .contains("record A api.example.com. us-east-1 has TTL 60 s: worst case 80 s, objective 30 s"));
    }

    @Test
    void saysWhatTheEpochRecordSaysInstead() {
        Route53Zones zones = live.regent(OHIO);
        ResourceRecordSet epoch = live.zone.records().stream()
                .filter(set -> set.name().startsWith("_regent"))
                .findFirst()
                .orElseThrow();

        edit(epoch, answering(epoch, "\"hello\""));

        await().untilAsserted(() -> assertThat(new ArrayList<>(zones.latest().values()))
                .singleElement()
                .asString()
                .contains("the epoch record of chat says \"hello\", which is no epoch"));
    }
}
