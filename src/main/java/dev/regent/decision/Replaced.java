package dev.regent.decision;

import dev.regent.decision.Opinion.Cast;
import dev.regent.world.Region;
import java.util.Optional;

/**
 * Rules 4 and 5: whoever sees the home out for patience while another region serves in its place says so with a vote of its
 * own. What holds the home out then no longer hangs on the one board or the one check that put it out, so that its recovery,
 * or the death of its board, moves nothing.
 */
final class Replaced {
    private Replaced() {}

    /** The vote for that, where there is reason for it. */
    static Optional<Opinion> of(Picture picture) {
        Situation situation = picture.situation();
        Optional<Region> out = situation.home().filter(situation::seenOut);
        boolean forLong =
                situation.memory().outLooks() >= situation.thresholds().patience();
        return out.filter(home -> forLong)
                .flatMap(home -> picture.acting()
                        .map(acting -> new Cast(home + " is out and " + acting + " serves in its place")));
    }
}
