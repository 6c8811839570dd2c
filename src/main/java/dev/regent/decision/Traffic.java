package dev.regent.decision;

import dev.regent.world.Region;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
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

    /** Whether so few succeed that a healthy region becomes degraded. Rates look back, so that may be over already. */
    static boolean isShort(Situation situation) {
        return share(situation).orElse(1) < Shortfall.ENTER;
    }

    /**
     * The part of its users that is served although probes fail: of requests that were counted since they fail, and no
     * earlier. Counters that look back further would hide every failure for as long as that.
     */
    static OptionalDouble servedMeanwhile(Situation situation) {
        Region self = situation.self();
        int own = situation.sighting(self).failing();
        int failing = situation
                .freshPeers()
                .mapToInt(peer -> peer.getValue().sight(self).failing())
                .reduce(own, Math::max);
        Duration since = situation.service().probe().interval().multipliedBy(failing);
        OptionalDouble share = situation
                .view()
                .signals()
                .known()
                .filter(sight -> sight.within(Signal.REQUESTS, since).orElse(0) > 0)
                .map(sight -> sight.within(Signal.SUCCESS_RATE, since))
                .orElse(OptionalDouble.empty());
        return share.isPresent() && share.getAsDouble() >= ANYTHING ? share : OptionalDouble.empty();
    }

    private static OptionalDouble now(Situation situation, Signal signal) {
        return situation
                .view()
                .signals()
                .known()
                .map(sight -> sight.now(signal))
                .orElse(OptionalDouble.empty());
    }
}
