package dev.regent.decision;

import dev.regent.decision.Opinion.Cast;
import dev.regent.decision.Opinion.Silent;
import dev.regent.world.Region;
import java.util.Optional;

/**
 * Rules 4 and 5: whoever sees the home out for patience while another region serves in its place says so with a vote of its
 * own. What holds the home out then no longer hangs on the one board or the one check that put it out, so that its recovery,
 * or the death of its board, moves nothing.
 */
final class Replaced {
    private Replaced() {}

    static Opinion of(Picture picture) {
        Situation situation = picture.situation();
        Optional<Region> out = situation.home().filter(situation::seenOut);
        boolean forLong =
                situation.memory().outLooks() >= situation.thresholds().patience();
        return forLong && out.isPresent() && picture.acting().isPresent()
                ? new Cast(out.get() + " is out and " + picture.acting().get() + " serves in its place")
                : new Silent();
    }
}
