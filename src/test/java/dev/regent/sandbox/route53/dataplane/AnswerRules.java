package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/**
 * How Route 53 answers a question from the records of its zones and the health of their checks (developer guide, "How
 * Amazon Route 53 chooses records when health checking is configured" and "Weighted routing"; RFC 1034 section 4.3.2).
 * <ol>
 *   <li>A record without a check is healthy. If no record of a name and type is healthy, all of them are.
 *   <li>Among the healthy ones, those with a weight above 0 share by weight.
 *   <li>Only if there is none of these do the records of weight 0 share, equally.
 * </ol>
 */
public final class AnswerRules {
    private static final int LONGEST_CNAME_CHAIN = 8;

    private AnswerRules() {}

    /**
     * The answer to a question.
     *
     * @param name    absolute, in any case
     * @param type    such as {@code A}; {@code ANY} is answered with one of the types (RFC 8482 section 4.1)
     * @param healthy whether the check of this id counts as healthy
     * @param chance  uniform in [0, 1); asked once for each record set of the answer
     */
    public static Answer answer(
            List<Zone> zones, String name, String type, Predicate<String> healthy, DoubleSupplier chance) {
        String asked = name.toLowerCase(Locale.ROOT);
        return zoneOf(zones, asked)
                .map(zone -> follow(zone, asked, type, healthy, chance))
                .orElseGet(Answer.NotOurs::new);
    }

    /** The records of a name and type that may be answered now. Empty if there are none of that type. */
    public static List<Choice> choices(List<Zone> zones, String name, String type, Predicate<String> healthy) {
        String asked = name.toLowerCase(Locale.ROOT);
        return zoneOf(zones, asked)
                .map(zone -> choices(ofType(zone, asked, type), healthy))
                .orElseGet(List::of);
    }

    /** Which records of one name and type may be answered. Empty only if there are none. */
    public static List<Choice> choices(List<RecordSet> group, Predicate<String> healthy) {
        List<RecordSet> eligible = thoseOrAll(group, record -> isHealthy(record, healthy));
        List<RecordSet> sharing = thoseOrAll(eligible, record -> record.weight() == null || record.weight() > 0);
        double total = sharing.stream().mapToDouble(AnswerRules::share).sum();
        return sharing.stream()
                .map(record -> new Choice(record, share(record) / total))
                .toList();
    }

    private static boolean isHealthy(RecordSet record, Predicate<String> healthy) {
        return record.healthCheckId() == null || healthy.test(record.healthCheckId());
    }

    private static List<RecordSet> thoseOrAll(List<RecordSet> records, Predicate<RecordSet> wanted) {
        List<RecordSet> those = records.stream().filter(wanted).toList();
        return those.isEmpty() ? records : those;
    }

    private static double share(RecordSet record) {
        return record.weight() == null || record.weight() == 0 ? 1 : record.weight();
    }

    private static Answer follow(
            Zone zone, String asked, String type, Predicate<String> healthy, DoubleSupplier chance) {
        List<Answer.Line> lines = new ArrayList<>();
        String name = asked;
        while (lines.size() < LONGEST_CNAME_CHAIN && isWithin(name, zone)) {
            if (!exists(zone, name)) {
                return new Answer.NoSuchName(zone, List.copyOf(lines));
            }
            Optional<RecordSet> found = pick(ofTypeOrCname(zone, name, type), healthy, chance);
            if (found.isEmpty()) {
                return new Answer.NoData(zone, List.copyOf(lines));
            }
            lines.add(new Answer.Line(name, found.get()));
            if (!leadsOn(found.get(), type)) {
                break;
            }
            name = absolute(found.get().values().getFirst());
        }
        return new Answer.Found(zone, List.copyOf(lines));
    }

    /** Route 53 takes a name without the trailing dot for an absolute one. */
    private static String absolute(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    private static boolean leadsOn(RecordSet found, String type) {
        return found.type().equals("CNAME") && !type.equals("CNAME") && !type.equals("ANY");
    }

    private static List<RecordSet> ofTypeOrCname(Zone zone, String name, String type) {
        List<RecordSet> wanted = ofType(zone, name, type);
        return wanted.isEmpty() ? ofType(zone, name, "CNAME") : wanted;
    }

    private static List<RecordSet> ofType(Zone zone, String name, String type) {
        List<RecordSet> here = at(zone, name);
        String wanted = type.equals("ANY") && !here.isEmpty() ? here.getFirst().type() : type;
        return here.stream().filter(record -> record.type().equals(wanted)).toList();
    }

    private static Optional<RecordSet> pick(List<RecordSet> group, Predicate<String> healthy, DoubleSupplier chance) {
        List<Choice> choices = choices(group, healthy);
        return choices.isEmpty() ? Optional.empty() : Optional.of(pick(choices, chance.getAsDouble()));
    }

    private static RecordSet pick(List<Choice> choices, double chance) {
        double left = chance;
        for (Choice choice : choices) {
            left -= choice.probability();
            if (left < 0) {
                return choice.record();
            }
        }
        return choices.getLast().record();
    }

    private static List<RecordSet> at(Zone zone, String name) {
        return existsItself(zone, name) ? named(zone, name) : wildcard(zone, name);
    }

    private static List<RecordSet> named(Zone zone, String name) {
        return zone.records().stream()
                .filter(record -> record.name().equalsIgnoreCase(name))
                .toList();
    }

    private static boolean exists(Zone zone, String name) {
        return existsItself(zone, name) || !wildcard(zone, name).isEmpty();
    }

    /** A name also exists when only names below it have records (RFC 4592 section 2.2.2). */
    private static boolean existsItself(Zone zone, String name) {
        return zone.records().stream().anyMatch(record -> isAtOrBelow(record.name(), name));
    }

    /** The wildcard of the closest name above that exists (RFC 4592 section 3.3.1). Route 53 writes * as \052. */
    private static List<RecordSet> wildcard(Zone zone, String name) {
        String above = name;
        while (isWithin(above, zone) && !existsItself(zone, above)) {
            above = above.substring(above.indexOf('.') + 1);
        }
        List<RecordSet> stars = named(zone, "*." + above);
        return stars.isEmpty() ? named(zone, "\\052." + above) : stars;
    }

    private static Optional<Zone> zoneOf(List<Zone> zones, String name) {
        return zones.stream()
                .filter(zone -> isWithin(name, zone))
                .max(Comparator.comparingInt(zone -> zone.name().length()));
    }

    private static boolean isWithin(String name, Zone zone) {
        return isAtOrBelow(name, zone.name());
    }

    private static boolean isAtOrBelow(String name, String top) {
        String below = name.toLowerCase(Locale.ROOT);
        String above = top.toLowerCase(Locale.ROOT);
        return below.equals(above) || below.endsWith("." + above);
    }
}
