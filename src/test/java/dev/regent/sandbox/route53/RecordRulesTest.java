package dev.regent.sandbox.route53;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordRulesTest {
    private static final Zone ZONE = new Zone("Z1", "example.com.", "reference", "", List.of());

    @Test
    void acceptsWeightsFrom0To255Only() {
        assertThat(form("A", "east", 0)).isEmpty();
        assertThat(form("A", "east", 255)).isEmpty();
        assertThat(form("A", "east", 256)).singleElement().asString().contains("from 0 to 255 but was 256");
        assertThat(form("A", "east", -1)).singleElement().asString().contains("from 0 to 255 but was -1");
    }

    @Test
    void wantsWeightAndSetIdentifierTogether() {
        assertThat(form("A", null, 5))
                .containsExactly("Missing field 'SetIdentifier' in Change with [Action=CREATE, Name=a.example.com.,"
                        + " Type=A, SetIdentifier=null]");
        assertThat(form("A", "east", null)).singleElement().asString().contains("Weight, Region, Failover");
    }

    @Test
    void hasNoWeightedNameServersAndNoOtherTypes() {
        assertThat(form("NS", "east", 1)).singleElement().asString().contains("type NS cannot be weighted");
        assertThat(form("MX", null, null)).singleElement().asString().contains("no records of type MX");
    }

    @Test
    void refusesValuesThatAreNone() {
        assertThat(content("A", "192.0.2.256"))
                .containsExactly("Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a"
                        + " valid IPv4 address) encountered with '192.0.2.256''");
        assertThat(content("AAAA", "192.0.2.1")).singleElement().asString().contains("not a valid IPv6 address");
        assertThat(content("TXT", "bare")).singleElement().asString().contains("enclosed in quotation marks");
        assertThat(content("CNAME", "two words")).singleElement().asString().contains("unsupported characters");
        assertThat(content("A", "192.0.2.1", "192.0.2.1")).containsExactly("Duplicate Resource Record: '192.0.2.1'");
        assertThat(content("CNAME", "one.example.net", "two.example.net"))
                .singleElement()
                .asString()
                .contains("must have exactly one value");
    }

    @Test
    void acceptsOrdinaryValues() {
        assertThat(content("A", "192.0.2.1", "192.0.2.2")).isEmpty();
        assertThat(content("AAAA", "2001:db8::1")).isEmpty();
        assertThat(content("TXT", "\"one\" \"t\\\"w o\"", "\"\"")).isEmpty();
        assertThat(content("CNAME", "gateway.example.net.")).isEmpty();
    }

    @Test
    void keepsRecordsInTheirZone() {
        assertThat(content(record("a.example.org.", "A", null, null, "192.0.2.1")))
                .containsExactly("RRSet with DNS name a.example.org. is not permitted in zone example.com.");
        assertThat(content(record("anexample.com.", "A", null, null, "192.0.2.1")))
                .hasSize(1);
        assertThat(content("SOA", "a. b. 1 2 3 4 5")).singleElement().asString().contains("only permitted at apex");
    }

    private static List<String> form(String type, @Nullable String identifier, @Nullable Integer weight) {
        return RecordRules.problemsOfForm(
                Change.create(record("a.example.com.", type, identifier, weight, "192.0.2.1")));
    }

    private static List<String> content(String type, String... values) {
        return content(record("a.example.com.", type, null, null, values));
    }

    private static List<String> content(RecordSet record) {
        return RecordRules.problemsOfContent(record, ZONE, Quotas.DEFAULT);
    }

    private static RecordSet record(
            String name, String type, @Nullable String identifier, @Nullable Integer weight, String... values) {
        return new RecordSet(name, type, identifier, weight, 5, List.of(values), null);
    }
}
