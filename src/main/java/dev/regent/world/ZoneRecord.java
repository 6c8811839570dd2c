package dev.regent.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A resource record set, desired or observed.
 *
 * @param name   lower case, absolute, with the trailing dot
 * @param type   A, AAAA, CNAME, TXT …
 * @param share  empty for a simple record
 * @param ttl    of an alias: 60 s, as an alias to a load balancer has (Developer Guide, "Choosing between alias and
 *               non-alias records")
 * @param values in presentation format, as the API takes them (a TXT value keeps its quotation marks)
 * @param check  its health check: a symbolic name in a desired zone, an id in an observed one
 * @param alias  what it is an alias of; never desired
 */
public record ZoneRecord(
        String name,
        String type,
        Optional<Share> share,
        Duration ttl,
        List<String> values,
        Optional<String> check,
        Optional<String> alias) {
    /** The fixed TTL of an alias to a load balancer. */
    public static final Duration ALIAS_TTL = Duration.ofSeconds(60);

    public ZoneRecord {
        values = List.copyOf(values);
    }

    /**
     * One of several records of one name and type.
     *
     * @param identifier tells them apart
     * @param weight     0 to 255; empty where the routing policy is another than weighted
     */
    public record Share(String identifier, OptionalInt weight) {}

    /** The set identifier; "" for a simple record. */
    public String identifier() {
        return share.map(Share::identifier).orElse("");
    }

    /** The weight of a weighted record. */
    public OptionalInt weight() {
        return share.map(Share::weight).orElse(OptionalInt.empty());
    }

    /** The record for people, such as {@code A api.example.com. us-east-1}. */
    @Override
    public String toString() {
        return (type + " " + name + " " + identifier()).strip();
    }
}
