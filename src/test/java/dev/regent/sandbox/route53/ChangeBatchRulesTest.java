package dev.regent.sandbox.route53;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.route53.ChangeBatchRules.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeBatchRulesTest {
    private static final RecordSet NS =
            new RecordSet("example.com.", "NS", null, null, 172_800, List.of("ns-1.example.net."), null);
    private static final RecordSet SOA = new RecordSet(
            "example.com.", "SOA", null, null, 900, List.of("ns-1.example.net. admin.example.net. 1 2 3 4 5"), null);
    private static final RecordSet EAST = weighted("api.example.com.", "east", 100, "192.0.2.1");
    private static final RecordSet WEST = weighted("api.example.com.", "west", 0, "192.0.2.2");
    private static final RecordSet EPOCH = simple("_regent.example.com.", "TXT", "\"7 east\"");
    private static final Zone ZONE =
            new Zone("Z1", "example.com.", "reference", "", List.of(NS, SOA, EAST, WEST, EPOCH));

    @Test
    void createsAndDeletes() {
        RecordSet www = simple("www.example.com.", "A", "192.0.2.9");

        Zone after = accepted(Change.create(www), Change.delete(EPOCH));

        assertThat(after.records()).contains(www).doesNotContain(EPOCH).hasSize(5);
    }

    @Test
    void refusesToCreateWhatIsThere() {
        assertThat(refused(Change.create(EPOCH)))
                .isEqualTo("[Tried to create resource record set [name='_regent.example.com.', type='TXT']"
                        + " but it already exists]");
        assertThat(refused(Change.create(EAST)))
                .isEqualTo("[Tried to create resource record set [name='api.example.com.', type='A',"
                        + " set-identifier='east'] but it already exists]");
    }

    @Test
    void deletesOnlyWhatMatchesInEveryAttribute() {
        String sentence = "[Tried to delete resource record set [name='api.example.com.', type='A',"
                + " set-identifier='east'] but the values provided do not match the current values]";

        assertThat(refused(Change.delete(weighted("api.example.com.", "east", 99, "192.0.2.1"))))
                .isEqualTo(sentence);
        assertThat(refused(Change.delete(weighted("api.example.com.", "east", 100, "192.0.2.3"))))
                .isEqualTo(sentence);
        assertThat(refused(Change.delete(
                        new RecordSet("api.example.com.", "A", "east", 100, 6, List.of("192.0.2.1"), "check-1"))))
                .isEqualTo(sentence);
        assertThat(refused(Change.delete(
                        new RecordSet("api.example.com.", "A", "east", 100, 5, List.of("192.0.2.1"), null))))
                .isEqualTo(sentence);
        assertThat(refused(Change.delete(weighted("api.example.com.", "north", 100, "192.0.2.1"))))
                .contains("but it was not found");
    }

    @Test
    void deletesWhateverTheOrderOfTheValues() {
        RecordSet two = simple("two.example.com.", "A", "192.0.2.1", "192.0.2.2");
        RecordSet turned = simple("two.example.com.", "A", "192.0.2.2", "192.0.2.1");

        assertThat(accepted(Change.create(two), Change.delete(turned))).isEqualTo(ZONE);
    }

    @Test
    void replacesOneRecordByDeleteAndCreateInOneBatch() {
        RecordSet next = simple("_regent.example.com.", "TXT", "\"8 west\"");
        RecordSet west = weighted("api.example.com.", "west", 100, "192.0.2.2");

        Zone after = accepted(Change.delete(EPOCH), Change.create(next), Change.delete(WEST), Change.create(west));

        assertThat(after.records()).contains(next, west).doesNotContain(EPOCH, WEST);
    }

    @Test
    void refusesTheSecondOfTwoWritersWhole() {
        Zone won = accepted(Change.delete(EPOCH), Change.create(simple("_regent.example.com.", "TXT", "\"8 a\"")));

        Outcome lost = ChangeBatchRules.apply(
                won,
                ChangeBatch.of(
                        Change.upsert(weighted("api.example.com.", "west", 100, "192.0.2.2")),
                        Change.delete(EPOCH),
                        Change.create(simple("_regent.example.com.", "TXT", "\"8 b\""))),
                Set.of("check-1"),
                Quotas.DEFAULT);

        assertThat(lost)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().sentences())
                                .containsExactly(
                                        "Tried to delete resource record set [name='_regent.example.com.', type='TXT'] but the values"
                                                + " provided do not match the current values",
                                        "Tried to create resource record set [name='_regent.example.com.', type='TXT'] but it already"
                                                + " exists"));
    }

    @Test
    void upsertsWhatIsThereAndWhatIsNot() {
        RecordSet heavier = weighted("api.example.com.", "east", 255, "192.0.2.7");
        RecordSet fresh = weighted("api.example.com.", "north", 0, "192.0.2.8");

        assertThat(accepted(Change.upsert(heavier), Change.upsert(fresh)).records())
                .contains(heavier, fresh)
                .doesNotContain(EAST)
                .hasSize(6);
    }

    @Test
    void refusesToDeleteOneRecordTwice() {
        assertThat(refused(Change.delete(EPOCH), Change.delete(EPOCH))).contains("but it was not found");
    }

    @Test
    void keepsCnamesAlone() {
        assertThat(refused(Change.create(simple("api.example.com.", "CNAME", "other.example.net."))))
                .isEqualTo("[RRSet of type CNAME with DNS name api.example.com. is not permitted as it conflicts with"
                        + " other records with the same DNS name in zone example.com.]");
        assertThat(refused(
                        Change.create(simple("www.example.com.", "CNAME", "other.example.net.")),
                        Change.create(simple("www.example.com.", "A", "192.0.2.1"))))
                .isEqualTo("[RRSet of type A with DNS name www.example.com. is not permitted because a conflicting"
                        + " RRSet of type CNAME with the same DNS name already exists in zone example.com.]");
        assertThat(refused(Change.create(simple("example.com.", "CNAME", "other.example.net."))))
                .contains("is not permitted at apex in zone example.com.");
    }

    @Test
    void keepsSimpleAndWeightedRecordsApart() {
        assertThat(refused(Change.upsert(simple("api.example.com.", "A", "192.0.2.1"))))
                .isEqualTo("[RRSet with DNS name api.example.com., type A cannot be created as other RRSets exist with"
                        + " the same name and type.]");
        assertThat(refused(Change.create(
                        new RecordSet("_regent.example.com.", "TXT", "one", 1, 5, List.of("\"x\""), null))))
                .isEqualTo("[RRSet with DNS name _regent.example.com., type TXT, SetIdentifier one cannot be created as"
                        + " a non-weighted set exists with the same name and type.]");
    }

    @Test
    void acceptsWeightsFrom0To255Only() {
        assertThat(accepted(Change.upsert(weighted("api.example.com.", "east", 255, "192.0.2.1"))))
                .isNotNull();
        assertThat(refused(Change.upsert(weighted("api.example.com.", "east", 256, "192.0.2.1"))))
                .contains("Weight must be from 0 to 255 but was 256");
        assertThat(refused(Change.upsert(weighted("api.example.com.", "east", -1, "192.0.2.1"))))
                .contains("Weight must be from 0 to 255 but was -1");
    }

    @Test
    void refusesIncompleteRecords() {
        assertThat(refused(Change.create(new RecordSet("a.example.com.", "A", null, 5, 5, List.of("192.0.2.1"), null))))
                .isEqualTo("Invalid request: Missing field 'SetIdentifier' in Change with [Action=CREATE,"
                        + " Name=a.example.com., Type=A, SetIdentifier=null]");
        assertThat(refused(Change.create(simple("a.example.com.", "A")))).contains("but found none");
        assertThat(refused(Change.create(simple("a.example.com.", "MX", "10 mail."))))
                .contains("no records of type MX");
        assertThat(refused()).contains("the batch has no Change");
    }

    @Test
    void protectsTheApex() {
        assertThat(refused(Change.delete(SOA))).isEqualTo("[A HostedZone must contain exactly one SOA record.]");
        assertThat(refused(Change.delete(NS)))
                .isEqualTo("[A HostedZone must contain at least one NS record for the zone itself.]");
        assertThat(accepted(Change.delete(NS), Change.create(NS)).records()).contains(NS);
    }

    @Test
    void refusesValuesThatAreNone() {
        assertThat(refused(Change.create(simple("a.example.com.", "A", "192.0.2.256"))))
                .contains("Value is not a valid IPv4 address");
        assertThat(refused(Change.create(simple("a.example.com.", "AAAA", "192.0.2.1"))))
                .contains("Value is not a valid IPv6 address");
        assertThat(refused(Change.create(simple("a.example.com.", "TXT", "bare"))))
                .contains("Value should be enclosed in quotation marks");
        assertThat(refused(Change.create(simple("a.example.com.", "A", "192.0.2.1", "192.0.2.1"))))
                .contains("Duplicate Resource Record: '192.0.2.1'");
        assertThat(refused(Change.create(simple("a.example.com.", "CNAME", "one.example.net", "two.example.net"))))
                .contains("must have exactly one value");
        assertThat(refused(Change.create(simple("a.example.org.", "A", "192.0.2.1"))))
                .contains("RRSet with DNS name a.example.org. is not permitted in zone example.com.");
    }

    @Test
    void refusesAnUnknownHealthCheckButLetsItsRecordGo() {
        Outcome created = apply(ZONE, Set.of(), Change.upsert(EAST));
        Outcome deleted = apply(ZONE, Set.of(), Change.delete(EAST));

        assertThat(created)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(ErrorCode.NO_SUCH_HEALTH_CHECK));
        assertThat(deleted).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void countsTheValuesOfAnUpsertTwice() {
        List<String> values = IntStream.range(0, 120)
                .mapToObj(i -> "\"" + "x".repeat(250) + i + "\"")
                .toList();
        RecordSet large = new RecordSet("big.example.com.", "TXT", null, null, 5, values, null);

        assertThat(accepted(Change.create(large)).records()).contains(large);
        assertThat(refused(Change.upsert(large))).isEqualTo("[Number of characters limit of 32000 exceeded.]");
    }

    @Test
    void refusesMoreThanAThousandValues() {
        Change[] creates = IntStream.range(0, 1_001)
                .mapToObj(i -> Change.create(simple("n" + i + ".example.com.", "A", "192.0.2.1")))
                .toArray(Change[]::new);

        assertThat(refused(creates)).isEqualTo("[Number of records limit of 1000 exceeded.]");
    }

    private static RecordSet simple(String name, String type, String... values) {
        return new RecordSet(name, type, null, null, 5, List.of(values), null);
    }

    private static RecordSet weighted(String name, String identifier, @Nullable Integer weight, String value) {
        return new RecordSet(name, "A", identifier, weight, 5, List.of(value), "check-1");
    }

    private static Outcome apply(Zone zone, Set<String> checks, Change... changes) {
        return ChangeBatchRules.apply(zone, ChangeBatch.of(changes), checks, Quotas.DEFAULT);
    }

    private static Zone accepted(Change... changes) {
        Outcome outcome = apply(ZONE, Set.of("check-1"), changes);
        return outcome instanceof Outcome.Accepted accepted
                ? accepted.zone()
                : org.assertj.core.api.Assertions.fail("refused: " + outcome);
    }

    private static String refused(Change... changes) {
        Outcome outcome = apply(ZONE, Set.of("check-1"), changes);
        return outcome instanceof Outcome.Refused refused
                ? refused.refusal().message()
                : org.assertj.core.api.Assertions.fail("accepted: " + outcome);
    }
}
