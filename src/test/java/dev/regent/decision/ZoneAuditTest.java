package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.BoardLayout;
import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.HealthCheck;
import dev.regent.world.HealthCheck.Calculated;
import dev.regent.world.HealthCheck.Endpoint;
import dev.regent.world.HealthCheck.Pace;
import dev.regent.world.HealthCheck.Target;
import dev.regent.world.ObservedZone;
import dev.regent.world.Service;
import dev.regent.world.Tempo;
import dev.regent.world.ZoneRecord;
import dev.regent.world.ZoneRecord.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ZoneAuditTest {
    private final Service service = ZoneSamples.service(3);
    private final DesiredZoneSpec desired = ZoneSamples.desired(service);
    private final ObservedZone good = ZoneSamples.asDesired(desired);

    private List<String> findings(ObservedZone zone) {
        return new ZoneAudit(service, Tempo.DEFAULTS, desired, zone).findings();
    }

    private List<String> afterCheck(String name, UnaryOperator<HealthCheck> change) {
        return findings(ZoneSamples.withCheck(good, name, change));
    }

    private List<String> afterEndpoint(String name, UnaryOperator<Endpoint> change) {
        return afterCheck(name, check -> change.apply((Endpoint) check));
    }

    private List<String> afterRecord(String record, UnaryOperator<ZoneRecord> change) {
        List<ZoneRecord> records = good.records().stream()
                .map(is -> is.toString().equals(record) ? change.apply(is) : is)
                .toList();
        return findings(new ObservedZone(records, good.checks()));
    }

    private static Endpoint paced(Endpoint check, int seconds, int threshold) {
        return new Endpoint(
                check.target(),
                new Pace(Duration.ofSeconds(seconds), threshold),
                check.inverted(),
                check.disabled(),
                check.regions());
    }

    private static ZoneRecord with(ZoneRecord is, int ttl, List<String> values, Optional<String> check) {
        return new ZoneRecord(is.name(), is.type(), is.share(), Duration.ofSeconds(ttl), values, check, is.alias());
    }

    @Test
    void findsNothingInTheDesiredZone() {
        assertThat(findings(good)).isEmpty();
    }

    @Test
    void findsNothingAfterAChangeOfHome() {
        List<ZoneRecord> moved = DesiredZone.of(
                        ZoneSamples.settings(service),
                        service,
                        new dev.regent.world.Epoch(7, ZoneSamples.REGIONS.get(1), "us-east-2", ZoneSamples.MADE))
                .records();
        ObservedZone zone = ZoneSamples.asDesired(
                new DesiredZoneSpec(desired.service(), desired.hostedZone(), desired.checks(), moved));

        assertThat(findings(zone)).isEmpty();
    }

    @Test
    void tellsTheWorstCaseOfASlowCheck() {
        assertThat(afterEndpoint("chat/us-east-2/gateway-2", check -> paced(check, 30, 1)))
                .contains("health check for us-east-2 has interval 30 s: worst case 44 s, objective 30 s")
                .contains("health check chat/us-east-2/gateway-2 has interval 30 s, should have 10 s");
    }

    @Test
    void tellsTheWorstCaseOfTheDefaultThreshold() {
        assertThat(afterEndpoint("chat/us-east-1/gateway-1", check -> paced(check, 10, 3)))
                .contains("health check for us-east-1 has failure threshold 3: worst case 44 s, objective 30 s");
    }

    @Test
    void tellsTheWorstCaseOfALongTtl() {
        assertThat(afterRecord("A api.example.com. us-east-1", is -> with(is, 60, is.values(), is.check())))
                .contains("record A api.example.com. us-east-1 has TTL 60 s: worst case 80 s, objective 30 s")
                .contains("record A api.example.com. us-east-1 has TTL 60 s, should have 5 s");
    }

    @Test
    void tellsAMissingRecord() {
        List<ZoneRecord> records = good.records().stream()
                .filter(is -> !is.toString().equals("TXT _up.us-west-2.api.example.com. down"))
                .toList();

        assertThat(findings(new ObservedZone(records, good.checks())))
                .containsExactly("record TXT _up.us-west-2.api.example.com. down is missing");
    }

    @Test
    void tellsAnAlias() {
        assertThat(afterRecord(
                        "A api.example.com. us-east-1",
                        is -> new ZoneRecord(
                                is.name(),
                                is.type(),
                                is.share(),
                                ZoneRecord.ALIAS_TTL,
                                List.of(),
                                is.check(),
                                Optional.of("lb.example.net."))))
                .contains(
                        "record A api.example.com. us-east-1 is an alias of lb.example.net., whose TTL is fixed at 60 s:"
                                + " it must be a plain record");
    }

    @Test
    void tellsARecordWithoutHealthCheck() {
        assertThat(afterRecord("A api.example.com. us-east-2", is -> with(is, 5, is.values(), Optional.empty())))
                .containsExactly(
                        "record A api.example.com. us-east-2 has no health check: Route 53 counts it as healthy");
    }

    @Test
    void tellsAWitnessThatCanNeverSayDown() {
        assertThat(afterRecord(
                        "TXT _up.us-east-2.api.example.com. down",
                        is -> with(is, 5, is.values(), Optional.of(ZoneSamples.id("chat/us-east-2")))))
                .containsExactly("record TXT _up.us-east-2.api.example.com. down has a health check, should have none");
    }

    @Test
    void tellsAForeignAddressAndAForeignRegion() {
        List<ZoneRecord> records = new ArrayList<>(good.records());
        records.add(new ZoneRecord(
                "api.example.com.",
                "A",
                Optional.of(new Share("canary", OptionalInt.of(5))),
                Duration.ofSeconds(5),
                List.of("198.51.100.1"),
                Optional.empty(),
                Optional.empty()));

        assertThat(findings(new ObservedZone(records, good.checks())))
                .containsExactly(
                        "record A api.example.com. canary is foreign: nothing but the service's own records may be there");
        assertThat(afterRecord("A api.example.com. us-east-1", is -> with(is, 5, List.of("198.51.100.1"), is.check())))
                .containsExactly(
                        "record A api.example.com. us-east-1 answers [198.51.100.1], should answer [192.0.2.1]");
    }

    @Test
    void overlooksOtherTypesAtTheServicesOwnName() {
        List<ZoneRecord> records = new ArrayList<>(good.records());
        records.add(new ZoneRecord(
                "api.example.com.",
                "MX",
                Optional.empty(),
                Duration.ofMinutes(5),
                List.of("10 mail.example.com."),
                Optional.empty(),
                Optional.empty()));

        assertThat(findings(new ObservedZone(records, good.checks()))).isEmpty();
    }

    @Test
    void tellsAWrongThresholdAndAMissingChild() {
        assertThat(afterCheck(
                        "chat/us-east-1",
                        check -> new Calculated(((Calculated) check).children().subList(0, 5), 4, false, false)))
                .contains(
                        "health check chat/us-east-1 has health threshold 4, should have 5",
                        "health check chat/us-east-1 counts 5 children, should count 6",
                        "health check chat/us-east-1 does not count chat/us-east-1/peer-us-west-2");
    }

    @Test
    void tellsAChildThatDoesNotExist() {
        assertThat(afterCheck("chat/us-east-1", check -> {
                    List<String> children = new ArrayList<>(((Calculated) check).children());
                    children.set(5, "gone");
                    return new Calculated(children, 5, false, false);
                }))
                .containsExactly(
                        "health check chat/us-east-1 does not count chat/us-east-1/peer-us-west-2",
                        "health check chat/us-east-1 counts gone, which is none of ours");
    }

    @Test
    void tellsAVoteThatIsNotInverted() {
        assertThat(afterEndpoint(
                        "chat/us-east-1/own-2",
                        check -> new Endpoint(check.target(), check.pace(), false, false, check.regions())))
                .containsExactly("health check chat/us-east-1/own-2 is not inverted");
    }

    @Test
    void tellsADisabledCheck() {
        assertThat(afterEndpoint(
                        "chat/us-east-1/gateway-1",
                        check -> new Endpoint(check.target(), check.pace(), false, true, check.regions())))
                .containsExactly("health check chat/us-east-1/gateway-1 is disabled: Route 53 counts it as healthy");
    }

    @Test
    void tellsAWrongSearchString() {
        assertThat(afterEndpoint("canary/us-east-1", check -> {
                    Target is = check.target();
                    Target wrong = new Target(is.protocol(), is.host(), is.port(), is.path(), Optional.of("canary"));
                    return new Endpoint(wrong, check.pace(), false, false, check.regions());
                }))
                .containsExactly(
                        "health check canary/us-east-1 has search string canary, should have " + BoardLayout.WORD);
    }

    @Test
    void tellsTwoCopiesFromTheSameCheckers() {
        assertThat(afterEndpoint(
                        "chat/us-east-1/gateway-2",
                        check -> new Endpoint(
                                check.target(), check.pace(), false, false, DesiredChecks.checkersOf(1, 2))))
                .singleElement()
                .asString()
                .startsWith("health check chat/us-east-1/gateway-2 has checker regions [");
    }

    @Test
    void tellsAZoneInWhichNobodyHasWeight() {
        assertThat(afterRecord(
                        "A api.example.com. us-east-1",
                        is -> new ZoneRecord(
                                is.name(),
                                is.type(),
                                Optional.of(new Share("us-east-1", OptionalInt.of(0))),
                                is.ttl(),
                                is.values(),
                                is.check(),
                                is.alias())))
                .containsExactly("no region has a weight at api.example.com.: Route 53 shares the traffic among the"
                        + " healthy ones");
    }

    @Test
    void computesTheBudgetOfTheSlowestRegion() {
        ObservedZone slow =
                ZoneSamples.withCheck(good, "chat/us-west-2/gateway-1", check -> paced((Endpoint) check, 30, 1));

        assertThat(new ZoneAudit(service, Tempo.DEFAULTS, desired, slow).budget())
                .extracting(path -> path.total().toSeconds())
                .containsExactly(21L, 44L, 25L, 31L);
    }
}
