package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.DesiredZoneSpec;
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
import org.junit.jupiter.api.Test;

/** What the audit finds in records. */
class RecordAuditTest {
    private final Audited audited = new Audited();

    @Test
    void tellsTheWorstCaseOfALongTtl() {
        assertThat(audited.afterRecord(
                        "A api.example.com. us-east-1", is -> Audited.with(is, 60, is.values(), is.check())))
                .containsExactly(
                        "record A api.example.com. us-east-1 has TTL 60 s: worst case 80 s, objective 30 s",
                        "record A api.example.com. us-east-1 has TTL 60 s, should have 5 s");
    }

    @Test
    void aTtlThatKeepsTheObjectiveIsOnlyADifference() {
        assertThat(audited.afterRecord(
                        "A api.example.com. us-east-1", is -> Audited.with(is, 10, is.values(), is.check())))
                .containsExactly("record A api.example.com. us-east-1 has TTL 10 s, should have 5 s");
    }

    @Test
    void tellsOnlyTheCauseWhereASettingIsTooSlow() {
        assertThat(audited.afterEndpoint("chat/us-east-1/gateway-1", check -> Audited.paced(check, 30, 1)))
                .noneMatch(finding -> finding.contains("TTL"));
    }

    @Test
    void tellsAMissingRecord() {
        List<ZoneRecord> records = audited.good.records().stream()
                .filter(is -> !is.toString().equals("TXT _up.us-west-2.api.example.com. down"))
                .toList();

        assertThat(audited.findings(new ObservedZone(records, audited.good.checks())))
                .containsExactly("record TXT _up.us-west-2.api.example.com. down is missing");
    }

    @Test
    void tellsWhatIsThereInsteadOfAMissingRecord() {
        List<ZoneRecord> records = new ArrayList<>(audited.good.records());
        records.add(mail());
        records.replaceAll(is -> is.toString().equals("A api.example.com. us-east-1") ? named(is, "virginia") : is);

        assertThat(audited.findings(new ObservedZone(records, audited.good.checks())))
                .contains("record A api.example.com. us-east-1 is missing (there is A api.example.com. virginia)");
    }

    @Test
    void tellsANameThatDoesNotWeighItsRegionsAsTheMainOneDoes() {
        Service two = ZoneSamples.service(3, List.of("api.example.com.", "chat.example.com."));
        DesiredZoneSpec desired = ZoneSamples.desired(two);
        List<ZoneRecord> records = ZoneSamples.asDesired(desired).records().stream()
                .map(is -> is.toString().equals("A chat.example.com. us-east-2") ? weighing(is, 50) : is)
                .toList();
        ObservedZone zone =
                new ObservedZone(records, ZoneSamples.asDesired(desired).checks());

        assertThat(new ZoneAudit(two, Tempo.DEFAULTS, desired, zone).findings())
                .containsExactly(
                        "record A chat.example.com. us-east-2 has weight 50, and A api.example.com. us-east-2 has 0");
    }

    @Test
    void tellsAnAlias() {
        assertThat(audited.afterRecord(
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
        assertThat(audited.afterRecord(
                        "A api.example.com. us-east-2", is -> Audited.with(is, 5, is.values(), Optional.empty())))
                .containsExactly(
                        "record A api.example.com. us-east-2 has no health check: Route 53 counts it as healthy");
    }

    @Test
    void tellsAWitnessThatCanNeverSayDown() {
        assertThat(audited.afterRecord(
                        "TXT _up.us-east-2.api.example.com. down",
                        is -> Audited.with(is, 5, is.values(), Optional.of(ZoneSamples.id("chat/us-east-2")))))
                .containsExactly("record TXT _up.us-east-2.api.example.com. down has a health check, should have none");
    }

    @Test
    void tellsAForeignAddressAndAForeignRegion() {
        List<ZoneRecord> records = new ArrayList<>(audited.good.records());
        records.add(new ZoneRecord(
                "api.example.com.",
                "A",
                Optional.of(new Share("canary", OptionalInt.of(5))),
                Duration.ofSeconds(5),
                List.of("198.51.100.1"),
                Optional.empty(),
                Optional.empty()));

        assertThat(audited.findings(new ObservedZone(records, audited.good.checks())))
                .containsExactly(
                        "record A api.example.com. canary is foreign: nothing but the service's own records may be there");
        assertThat(audited.afterRecord(
                        "A api.example.com. us-east-1", is -> Audited.with(is, 5, List.of("198.51.100.1"), is.check())))
                .containsExactly(
                        "record A api.example.com. us-east-1 answers [198.51.100.1], should answer [192.0.2.1]");
    }

    @Test
    void overlooksOtherTypesAtTheServicesOwnName() {
        List<ZoneRecord> records = new ArrayList<>(audited.good.records());
        records.add(mail());

        assertThat(audited.findings(new ObservedZone(records, audited.good.checks())))
                .isEmpty();
    }

    @Test
    void tellsAZoneInWhichNobodyHasWeight() {
        assertThat(audited.afterRecord("A api.example.com. us-east-1", is -> weighing(is, 0)))
                .containsExactly("no region has a weight at api.example.com.: Route 53 shares the traffic among the"
                        + " healthy ones");
    }

    @Test
    void findsNothingAfterAChangeOfHome() {
        List<ZoneRecord> moved = DesiredZone.of(
                        ZoneSamples.settings(audited.service),
                        audited.service,
                        new dev.regent.world.Epoch(7, ZoneSamples.REGIONS.get(1), "us-east-2", ZoneSamples.MADE))
                .records();
        ObservedZone zone = ZoneSamples.asDesired(new DesiredZoneSpec(
                audited.desired.service(), audited.desired.hostedZone(), audited.desired.checks(), moved));

        assertThat(audited.findings(zone)).isEmpty();
    }

    private static ZoneRecord named(ZoneRecord is, String identifier) {
        return shared(is, new Share(identifier, is.weight()));
    }

    private static ZoneRecord weighing(ZoneRecord is, int weight) {
        return shared(is, new Share(is.identifier(), OptionalInt.of(weight)));
    }

    private static ZoneRecord shared(ZoneRecord is, Share share) {
        return new ZoneRecord(is.name(), is.type(), Optional.of(share), is.ttl(), is.values(), is.check(), is.alias());
    }

    private static ZoneRecord mail() {
        return new ZoneRecord(
                "api.example.com.",
                "MX",
                Optional.empty(),
                Duration.ofMinutes(5),
                List.of("10 mail.example.com."),
                Optional.empty(),
                Optional.empty());
    }
}
