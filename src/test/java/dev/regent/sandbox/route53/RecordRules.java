package dev.regent.sandbox.route53;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.xbill.DNS.Address;

/**
 * What makes one record set valid by itself, whatever else is in the zone.
 *
 * <p>Source: ResourceRecordSet in the Amazon Route 53 API Reference; "Supported DNS record types" in its Developer
 * Guide. The sentences are those that Route 53 was seen to answer, as far as known.
 */
final class RecordRules {
    static final Set<String> TYPES = Set.of("A", "AAAA", "CNAME", "TXT", "NS", "SOA");

    private static final int HEAVIEST = 255;
    private static final long LONGEST_TTL = 2_147_483_647L;
    private static final Pattern CHARACTER_STRINGS =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.){0,255}\"(?:\\s+\"(?:[^\"\\\\]|\\\\.){0,255}\")*");
    private static final Pattern SOA = Pattern.compile("\\S+\\s+\\S+(?:\\s+\\d+){5}");

    private RecordRules() {}

    /** Problems of form, which Route 53 answers with InvalidInput. */
    static List<String> problemsOfForm(Change change) {
        RecordSet record = change.recordSet();
        List<String> problems = new ArrayList<>();
        if (!TYPES.contains(record.type())) {
            problems.add("This twin of Route 53 has no records of type " + record.type() + where(change));
        }
        if (record.setIdentifier() == null && (record.weight() != null || record.healthCheckId() != null)) {
            problems.add("Missing field 'SetIdentifier'" + where(change));
        }
        if (record.setIdentifier() != null && record.weight() == null) {
            problems.add(
                    "Expected exactly one of [Weight, Region, Failover, GeoLocation, or MultiValueAnswer], but found"
                            + " none" + where(change));
        }
        if (record.weight() != null && (record.weight() < 0 || record.weight() > HEAVIEST)) {
            problems.add("Weight must be from 0 to 255 but was " + record.weight() + where(change));
        }
        if (record.ttl() < 0 || record.ttl() > LONGEST_TTL) {
            problems.add("TTL must be from 0 to 2147483647 but was " + record.ttl() + where(change));
        }
        if (record.values().isEmpty()) {
            problems.add("Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or"
                    + " TrafficPolicyInstanceId], but found none" + where(change));
        }
        return problems;
    }

    static String where(Change change) {
        RecordSet record = change.recordSet();
        return " in Change with [Action=" + change.action() + ", Name=" + record.name() + ", Type=" + record.type()
                + ", SetIdentifier=" + record.setIdentifier() + "]";
    }

    /** Problems of content, which Route 53 answers with InvalidChangeBatch. */
    static List<String> problemsOfContent(RecordSet record, Zone zone, Quotas quotas) {
        List<String> problems = new ArrayList<>();
        if (!DomainName.isWithin(record.name(), zone.name())) {
            problems.add("RRSet with DNS name " + record.name() + " is not permitted in zone " + zone.name());
        }
        DomainName.problem(record.name()).ifPresent(problem -> problems.add(fatal(problem, record.name())));
        if (record.type().equals("CNAME") && record.name().equals(zone.name())) {
            problems.add("RRSet of type CNAME with DNS name " + record.name() + " is not permitted at apex in zone "
                    + zone.name());
        }
        if (record.values().size() > quotas.valuesPerRecordSet()) {
            problems.add("RRSet with DNS name " + record.name() + " has more than " + quotas.valuesPerRecordSet()
                    + " values");
        }
        problems.addAll(problemsOfValues(record));
        return problems;
    }

    private static List<String> problemsOfValues(RecordSet record) {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String value : record.values()) {
            problemOf(record.type(), value).ifPresent(problem -> problems.add(fatal(problem, value)));
            if (!seen.add(value)) {
                problems.add("Duplicate Resource Record: '" + value + "'");
            }
        }
        boolean holdsOne = record.type().equals("CNAME") || record.type().equals("SOA");
        if (holdsOne && record.values().size() > 1) {
            problems.add("RRSet of type " + record.type() + " with DNS name " + record.name()
                    + " must have exactly one value");
        }
        return problems;
    }

    private static Optional<String> problemOf(String type, String value) {
        return switch (type) {
            case "A" ->
                unless(
                        Address.toByteArray(value, Address.IPv4) != null,
                        "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)");
            case "AAAA" ->
                unless(
                        Address.toByteArray(value, Address.IPv6) != null,
                        "AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)");
            case "TXT" ->
                unless(
                        CHARACTER_STRINGS.matcher(value).matches(),
                        "InvalidCharacterString (Value should be enclosed in quotation marks)");
            case "SOA" -> unless(SOA.matcher(value).matches(), "SOARRDATAIllegal (Value is not a valid SOA)");
            case "CNAME", "NS" -> DomainName.problem(DomainName.normalize(value));
            default -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean right, String problem) {
        return right ? Optional.empty() : Optional.of(problem);
    }

    private static String fatal(String problem, String value) {
        return "Invalid Resource Record: 'FATAL problem: " + problem + " encountered with '" + value + "''";
    }
}
