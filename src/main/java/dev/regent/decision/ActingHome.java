package dev.regent.decision;

import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.ServiceDecision.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * Rule 3. While the home is out, the first open able region is acting home, and keeps the role when one before it
 * recovers; it leaves it only when it is no longer able, or for an order's target.
 */
final class ActingHome {
    private ActingHome() {}

    static Optional<Region> of(Situation situation, Map<Region, Verdict> able, Optional<Region> heir) {
        if (situation.home().filter(situation::seenOut).isEmpty()) {
            return Optional.empty();
        }
        Optional<Region> ordered = situation
                .order(Verb.FAILOVER)
                .flatMap(Intent::to)
                .filter(heir.stream().toList()::contains);
        return ordered.or(() -> stillServing(situation, able)).or(() -> heir);
    }

    private static Optional<Region> stillServing(Situation situation, Map<Region, Verdict> able) {
        return situation
                .memory()
                .acting()
                .filter(situation.standbys()::contains)
                .filter(region -> Ability.isAble(able, region) && !situation.seenOut(region));
    }
}
