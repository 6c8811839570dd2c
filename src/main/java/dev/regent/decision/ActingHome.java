package dev.regent.decision;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.Witness.Sign;
import java.util.Optional;

/**
 * Rule 3. While the home is out, the first open able region is acting home, and keeps the role when one before it
 * recovers, and while nobody can look; it leaves it only when it is out or has failed, or for an order's target.
 */
final class ActingHome {
    private ActingHome() {}

    static Optional<Region> of(Situation situation, Condition own, Optional<Region> heir) {
        if (situation.home().isEmpty()
                || situation.home().filter(situation::seenOpen).isPresent()) {
            return Optional.empty();
        }
        Optional<Region> serving = stillServing(situation, own);
        if (situation.home().filter(situation::seenOut).isEmpty()) {
            return serving;
        }
        Optional<Region> ordered = situation
                .order(Verb.FAILOVER)
                .flatMap(Intent::to)
                .filter(heir.stream().toList()::contains);
        return ordered.or(() -> serving).or(() -> heir);
    }

    private static Optional<Region> stillServing(Situation situation, Condition own) {
        return situation
                .memory()
                .acting()
                .filter(situation.standbys()::contains)
                .filter(region -> !situation.seenOut(region) && !hasFailed(situation, own, region));
    }

    private static boolean hasFailed(Situation situation, Condition own, Region region) {
        if (region.equals(situation.self())) {
            return own instanceof Failed;
        }
        return situation
                .fresh(region)
                .map(said -> said.condition() instanceof Failed)
                .orElseGet(() -> situation.up(region) == Sign.NO
                        || situation.sighting(region).failing()
                                >= situation.thresholds().patience());
    }
}
