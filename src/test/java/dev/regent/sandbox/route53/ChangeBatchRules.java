package dev.regent.sandbox.route53;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What Route 53 does with a change batch: all of it or nothing, a pure function of the zone.
 *
 * <ol>
 *   <li>the form of every change (InvalidInput), the health checks it names (NoSuchHealthCheck), the quotas;
 *   <li>one change after the other on a copy of the zone: CREATE must not find its record set, DELETE must find exactly
 *       it in every attribute, UPSERT takes either; each must get along with what is there at that moment;
 *   <li>the result keeps one SOA and an NS at its apex;
 *   <li>only if nothing was wrong, the copy becomes the zone.
 * </ol>
 *
 * <p>Source: ChangeResourceRecordSets in the Amazon Route 53 API Reference; sentences as quoted in public bug reports.
 */
public final class ChangeBatchRules {
    private ChangeBatchRules() {}

    public sealed interface Outcome {
        record Accepted(Zone zone) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    public static Outcome apply(Zone zone, ChangeBatch batch, Set<String> healthCheckIds, Quotas quotas) {
        return formRefusal(batch)
                .or(() -> unknownHealthCheck(batch, healthCheckIds))
                .or(() -> overQuota(batch, quotas))
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> applyOneByOne(zone, batch, quotas));
    }

    private static Optional<Refusal> formRefusal(ChangeBatch batch) {
        if (batch.changes().isEmpty()) {
            return Optional.of(Refusal.of(ErrorCode.INVALID_INPUT, "Invalid request: the batch has no Change"));
        }
        List<String> problems = batch.changes().stream()
                .flatMap(change -> RecordRules.problemsOfForm(change).stream())
                .toList();
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(ErrorCode.INVALID_INPUT, "Invalid request: " + String.join(", ", problems)));
    }

    private static Optional<Refusal> unknownHealthCheck(ChangeBatch batch, Set<String> known) {
        return batch.changes().stream()
                // A record may outlive its check, and must still be deletable.
                .filter(change -> change.action() != Change.Action.DELETE)
                .map(change -> change.recordSet().healthCheckId())
                .filter(Objects::nonNull)
                .filter(id -> !known.contains(id))
                .findFirst()
                .map(id ->
                        Refusal.of(ErrorCode.NO_SUCH_HEALTH_CHECK, "The specified health check does not exist: " + id));
    }

    private static Optional<Refusal> overQuota(ChangeBatch batch, Quotas quotas) {
        long values = batch.changes().stream()
                .mapToLong(c -> times(c) * c.recordSet().values().size())
                .sum();
        long characters = batch.changes().stream()
                .mapToLong(c -> times(c)
                        * c.recordSet().values().stream()
                                .mapToLong(String::length)
                                .sum())
                .sum();
        if (values > quotas.valuesPerBatch()) {
            return Optional.of(invalid("Number of records limit of " + quotas.valuesPerBatch() + " exceeded."));
        }
        if (characters > quotas.charactersPerBatch()) {
            return Optional.of(invalid("Number of characters limit of " + quotas.charactersPerBatch() + " exceeded."));
        }
        return Optional.empty();
    }

    private static long times(Change change) {
        return change.action() == Change.Action.UPSERT ? 2 : 1;
    }

    private static Refusal invalid(String sentence) {
        return Refusal.of(ErrorCode.INVALID_CHANGE_BATCH, sentence);
    }

    private static Outcome applyOneByOne(Zone zone, ChangeBatch batch, Quotas quotas) {
        List<RecordSet> records = new ArrayList<>(zone.records());
        List<String> problems = new ArrayList<>();
        for (Change change : batch.changes()) {
            List<String> found = problems(change, zone, records, quotas);
            if (found.isEmpty()) {
                carryOut(change, records);
            }
            problems.addAll(found);
        }
        if (problems.isEmpty()) {
            problems.addAll(apexProblems(zone, records));
        }
        if (problems.isEmpty() && records.size() > quotas.recordSetsPerZone()) {
            problems.add("Number of resource record sets limit of " + quotas.recordSetsPerZone() + " exceeded.");
        }
        return problems.isEmpty()
                ? new Outcome.Accepted(zone.withRecords(records))
                : new Outcome.Refused(new Refusal(ErrorCode.INVALID_CHANGE_BATCH, problems));
    }

    private static List<String> problems(Change change, Zone zone, List<RecordSet> records, Quotas quotas) {
        RecordSet asked = change.recordSet();
        Optional<RecordSet> current =
                records.stream().filter(r -> r.hasSameKeyAs(asked)).findFirst();
        return switch (change.action()) {
            case DELETE -> deleteProblem(asked, current).stream().toList();
            case CREATE ->
                current.isPresent()
                        ? List.of("Tried to create resource record set " + key(asked) + " but it already exists")
                        : placingProblems(asked, zone, records, quotas);
            case UPSERT -> placingProblems(asked, zone, records, quotas);
        };
    }

    private static Optional<String> deleteProblem(RecordSet asked, Optional<RecordSet> current) {
        String tried = "Tried to delete resource record set " + key(asked) + " but ";
        if (current.isEmpty()) {
            return Optional.of(tried + "it was not found");
        }
        return isSame(asked, current.get())
                ? Optional.empty()
                : Optional.of(tried + "the values provided do not match the current values");
    }

    private static boolean isSame(RecordSet asked, RecordSet current) {
        return asked.ttl() == current.ttl()
                && Objects.equals(asked.weight(), current.weight())
                && Objects.equals(asked.healthCheckId(), current.healthCheckId())
                && counted(asked.values()).equals(counted(current.values()));
    }

    /** The order of the values carries no meaning in DNS, nor here. */
    private static Map<String, Integer> counted(List<String> values) {
        Map<String, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private static List<String> placingProblems(RecordSet asked, Zone zone, List<RecordSet> records, Quotas quotas) {
        List<String> problems = new ArrayList<>(RecordRules.problemsOfContent(asked, zone, quotas));
        List<RecordSet> others = records.stream()
                .filter(r -> r.name().equals(asked.name()) && !r.hasSameKeyAs(asked))
                .toList();
        Neighbours.problem(asked, others, zone, quotas).ifPresent(problems::add);
        return problems;
    }

    private static void carryOut(Change change, List<RecordSet> records) {
        records.removeIf(r -> r.hasSameKeyAs(change.recordSet()));
        if (change.action() != Change.Action.DELETE) {
            records.add(change.recordSet());
        }
    }

    private static List<String> apexProblems(Zone zone, List<RecordSet> records) {
        List<String> problems = new ArrayList<>();
        if (countAtApex(zone, records, "SOA") != 1) {
            problems.add("A HostedZone must contain exactly one SOA record.");
        }
        if (countAtApex(zone, records, "NS") == 0) {
            problems.add("A HostedZone must contain at least one NS record for the zone itself.");
        }
        return problems;
    }

    private static long countAtApex(Zone zone, List<RecordSet> records, String type) {
        return records.stream()
                .filter(r -> r.name().equals(zone.name()) && r.type().equals(type))
                .count();
    }

    private static String key(RecordSet record) {
        String identifier = record.setIdentifier() == null ? "" : ", set-identifier='" + record.setIdentifier() + "'";
        return "[name='" + DomainName.escape(record.name()) + "', type='" + record.type() + "'" + identifier + "]";
    }
}
