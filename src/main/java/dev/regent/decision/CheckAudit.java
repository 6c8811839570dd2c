package dev.regent.decision;

import static dev.regent.world.BudgetPath.seconds;

import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.HealthCheck;
import dev.regent.world.HealthCheck.Calculated;
import dev.regent.world.HealthCheck.Endpoint;
import dev.regent.world.HealthCheck.Other;
import dev.regent.world.HealthCheck.Target;
import dev.regent.world.ObservedZone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares an observed health check with the desired one, its children included. Which observed child stands for
 * which desired one is not written anywhere, so the most alike are paired.
 */
final class CheckAudit {
    private final DesiredZoneSpec desired;
    private final ObservedZone observed;

    CheckAudit(DesiredZoneSpec desired, ObservedZone observed) {
        this.desired = desired;
        this.observed = observed;
    }

    /** What is wrong with check {@code id}, which should be {@code name}; a sentence each. */
    List<String> differences(String name, String id) {
        HealthCheck should = desired.check(name);
        return observed.check(id)
                .map(is -> compare(name, should, is))
                .orElseGet(() -> List.of("health check " + name + " is set to " + id
                        + ", which does not exist: Route 53 counts it as it" + " pleases"));
    }

    private List<String> compare(String name, HealthCheck should, HealthCheck is) {
        List<String> wrong = new ArrayList<>();
        if (is.disabled()) {
            wrong.add("health check " + name + " is disabled: Route 53 counts it as healthy");
        }
        if (is.inverted() != should.inverted()) {
            wrong.add("health check " + name + (is.inverted() ? " is inverted" : " is not inverted"));
        }
        switch (should) {
            case Endpoint endpoint -> endpoint(name, endpoint, is, wrong);
            case Calculated calculated -> calculated(name, calculated, is, wrong);
            case Other other -> throw new IllegalArgumentException("a check of type " + other.type() + " is desired");
        }
        return wrong;
    }

    private static void endpoint(String name, Endpoint should, HealthCheck is, List<String> wrong) {
        if (!(is instanceof Endpoint seen)) {
            wrong.add("health check " + name + " is " + type(is) + ", should be "
                    + should.target().type());
            return;
        }
        Target target = should.target();
        differ(name, "type", target.type(), seen.target().type(), wrong);
        differ(name, "host", target.host(), seen.target().host(), wrong);
        differ(name, "port", target.port(), seen.target().port(), wrong);
        differ(name, "path", target.path(), seen.target().path(), wrong);
        differ(
                name,
                "search string",
                target.search().orElse(""),
                seen.target().search().orElse(""),
                wrong);
        differ(name, "checker regions", checkers(should), checkers(seen), wrong);
        differ(name, "failure threshold", should.pace().threshold(), seen.pace().threshold(), wrong);
        differ(
                name,
                "interval",
                seconds(should.pace().interval()),
                seconds(seen.pace().interval()),
                wrong);
    }

    /** All of them is the default, whether or not they are written down. */
    private static List<String> checkers(Endpoint check) {
        boolean all = check.regions().isEmpty() || check.regions().containsAll(DesiredChecks.CHECKER_REGIONS);
        return all ? List.of("all") : check.regions().stream().sorted().toList();
    }

    private static <T> void differ(String name, String what, T should, T is, List<String> wrong) {
        if (!should.equals(is)) {
            wrong.add("health check " + name + " has " + what + " " + shown(is) + ", should have " + shown(should));
        }
    }

    private static <T> String shown(T value) {
        return value.equals("") ? "none" : value.toString();
    }

    private void calculated(String name, Calculated should, HealthCheck is, List<String> wrong) {
        if (!(is instanceof Calculated seen)) {
            wrong.add("health check " + name + " is " + type(is) + ", should be CALCULATED");
            return;
        }
        differ(name, "health threshold", should.threshold(), seen.threshold(), wrong);
        if (seen.children().size() != should.children().size()) {
            wrong.add("health check " + name + " counts " + seen.children().size() + " children, should count "
                    + should.children().size());
        }
        Map<String, String> pairs = pair(should.children(), seen.children());
        pairs.forEach((child, id) -> wrong.addAll(differences(child, id)));
        should.children().stream()
                .filter(child -> !pairs.containsKey(child))
                .forEach(child -> wrong.add("health check " + name + " does not count " + child));
        Set<String> paired = Set.copyOf(pairs.values());
        seen.children().stream()
                .filter(child -> !paired.contains(child))
                .forEach(child -> wrong.add("health check " + name + " counts " + child + ", which is none of ours"));
    }

    private record Pair(String child, String id, int alike) {}

    /** Desired children to observed ids, the most alike first; every id once. */
    private Map<String, String> pair(List<String> children, List<String> ids) {
        List<Pair> candidates = children.stream()
                .flatMap(child -> ids.stream().distinct().map(id -> new Pair(child, id, alike(child, id))))
                .filter(pair -> pair.alike() > 0)
                .sorted(Comparator.comparingInt(Pair::alike).reversed())
                .toList();
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Pair pair : candidates) {
            if (!pairs.containsKey(pair.child()) && !pairs.containsValue(pair.id())) {
                pairs.put(pair.child(), pair.id());
            }
        }
        return pairs;
    }

    /** How many traits two checks share; 0 for checks that have nothing to do with one another. */
    private int alike(String child, String id) {
        if (!(desired.check(child) instanceof Endpoint should)
                || !(observed.check(id).orElse(null) instanceof Endpoint is)) {
            return 0;
        }
        boolean samePath = should.target().path().equals(is.target().path());
        boolean sameHost = should.target().host().equals(is.target().host());
        if (!samePath && !sameHost) {
            return 0;
        }
        return (int) Stream.of(
                        samePath,
                        samePath,
                        sameHost,
                        sameHost,
                        should.target().port() == is.target().port(),
                        should.target().search().equals(is.target().search()),
                        should.inverted() == is.inverted(),
                        should.regions().equals(is.regions()))
                .filter(Boolean::booleanValue)
                .count();
    }

    private static String type(HealthCheck check) {
        return switch (check) {
            case Endpoint endpoint -> endpoint.target().type();
            case Calculated calculated -> "CALCULATED";
            case Other other -> other.type();
        };
    }
}
