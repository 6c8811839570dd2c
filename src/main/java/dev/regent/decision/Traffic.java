package dev.regent.decision;

import dev.regent.world.SignalSight.Signal;
import java.util.OptionalDouble;

/** What the region's own counters say of its users' requests: stronger than any probe of ours. */
final class Traffic {
    /** Of its requests; below it is noise of health checks and clients that retry. */
    private static final double ANYTHING = 0.05;

    private Traffic() {}

    /** Requests per second that are asked of this region. */
    static OptionalDouble demand(Situation situation) {
        return now(situation, Signal.REQUESTS);
    }

    /** The part of them that succeeds; empty while nobody asks or nobody counts. */
    static OptionalDouble share(Situation situation) {
        OptionalDouble demand = demand(situation);
        return demand.isPresent() && demand.getAsDouble() > 0
                ? now(situation, Signal.SUCCESS_RATE)
                : OptionalDouble.empty();
    }

    /** Whether some of its users are served, as their requests are counted. */
    static boolean serves(Situation situation) {
        OptionalDouble share = share(situation);
        return share.isPresent() && share.getAsDouble() >= ANYTHING;
    }

    private static OptionalDouble now(Situation situation, Signal signal) {
        return situation.view().signals().known().map(sight -> sight.now(signal)).orElse(OptionalDouble.empty());
    }
}
