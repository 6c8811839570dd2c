package dev.regent.sandbox.route53;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A resource record set as Route 53 stores it: simple (no set identifier) or weighted.
 *
 * @param name          lower case, absolute, with the trailing dot
 * @param type          A, AAAA, CNAME, TXT, NS or SOA
 * @param setIdentifier what tells weighted records of one name and type apart; null for a simple record
 * @param weight        0 to 255; null for a simple record
 * @param ttl           in seconds
 * @param values        in presentation format, as the API takes them (a TXT value keeps its quotation marks)
 * @param healthCheckId null where the record is answered whatever its health
 */
public record RecordSet(
        String name,
        String type,
        @Nullable String setIdentifier,
        @Nullable Integer weight,
        long ttl,
        List<String> values,
        @Nullable String healthCheckId) {
    public RecordSet {
        values = List.copyOf(values);
    }

    /** Whether the other one has the same place in the zone: name, type and set identifier. */
    public boolean hasSameKeyAs(RecordSet other) {
        return name.equals(other.name) && type.equals(other.type) && Objects.equals(setIdentifier, other.setIdentifier);
    }
}
