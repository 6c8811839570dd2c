package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.ControlPlane.CheckerObservation;
import dev.regent.sandbox.route53.HealthCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The checkers of one endpoint check and what they come to. Thread-safe. */
final class Watch {
    private HealthCheck check;
    private List<Checker> checkers;
    private boolean ended;

    Watch(HealthCheck check, int checkers) {
        this.check = check;
        this.checkers = CheckerLocations.spread(checkers, check.config().checkerRegions()).stream()
                .map(location -> new Checker(location, true))
                .toList();
    }

    synchronized List<Checker> checkers() {
        return checkers;
    }

    /** The check as it is to be looked at by this checker now; empty once the checker has nothing more to do. */
    synchronized Optional<HealthCheck> task(Checker checker) {
        return ended || !checkers.contains(checker) ? Optional.empty() : Optional.of(check);
    }

    synchronized void saw(Checker checker, Look look, Instant at) {
        checker.saw(look, check.config().failureThreshold(), at);
    }

    /** As if every checker had looked as often as it takes to change its mind. */
    synchronized void allSaw(Look look, Instant at) {
        int threshold = check.config().failureThreshold();
        for (int looks = 0; looks < threshold; looks++) {
            checkers.forEach(checker -> checker.saw(look, threshold, at));
        }
    }

    synchronized boolean endpointIsHealthy() {
        int healthy = (int) checkers.stream().filter(Checker::saysHealthy).count();
        return HealthRules.endpointIsHealthy(healthy, checkers.size());
    }

    synchronized List<CheckerObservation> observations() {
        return checkers.stream().flatMap(checker -> checker.last().stream()).toList();
    }

    /**
     * Takes an update of the check. Checkers stay where their region does, with what they hold; those in new regions
     * start from what the check comes to, so that an update of the regions changes nothing by itself.
     *
     * @return the checkers that are new
     */
    synchronized List<Checker> update(HealthCheck updated) {
        boolean moved = !updated.config().checkerRegions().equals(check.config().checkerRegions());
        check = updated;
        return moved ? move() : List.of();
    }

    private List<Checker> move() {
        boolean healthy = endpointIsHealthy();
        List<Checker> staying = new ArrayList<>(checkers);
        List<Checker> moved = new ArrayList<>();
        List<Checker> added = new ArrayList<>();
        for (var location :
                CheckerLocations.spread(checkers.size(), check.config().checkerRegions())) {
            Optional<Checker> there = staying.stream()
                    .filter(checker -> checker.location().equals(location))
                    .findFirst();
            Checker checker = there.orElseGet(() -> new Checker(location, healthy));
            moved.add(checker);
            if (there.isEmpty()) {
                added.add(checker);
            }
        }
        checkers = List.copyOf(moved);
        return List.copyOf(added);
    }

    synchronized void end() {
        ended = true;
    }
}
