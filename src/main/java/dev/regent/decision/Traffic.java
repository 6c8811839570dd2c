package dev.regent.decision;

import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.OptionalDouble;

/** What the region's own counters say of its users' requests: stronger than any probe of ours. */
final class Traffic {
    /** Of its requests; below it is noise of health checks and clients that retry. */
    private static final double ANYTHING = 0.05;

    /** Saturated looks of the last ten that count. */
    private static final int SATURATED = 3;

    private static final double WINDOW = 10;

    private Traffic() {}

    /** Requests per second that are asked of this region; of those that come past the gateway, more by what it refuses. */
    static OptionalDouble demand(Situation situation) {
        OptionalDouble counted = now(situation, Signal.REQUESTS);
        return counted.isPresent() ? OptionalDouble.of(counted.getAsDouble() / passed(situation)) : counted;
    }

    /** The part of them that succeeds; empty while nobody asks or nobody counts. */
    static OptionalDouble share(Situation situation) {
        OptionalDouble demand = demand(situation);
        OptionalDouble served = now(situation, Signal.SUCCESS_RATE);
        return demand.isPresent() && demand.getAsDouble() > 0 && served.isPresent()
                ? OptionalDouble.of(served.getAsDouble() * passed(situation))
                : OptionalDouble.empty();
    }

    /** The part that the gateway lets pass, where what it refuses is not counted: as much as of our own probes. */
    private static double passed(Situation situation) {
        return situation.service().serving().countsAtTheGateway() ? 1 : unrefused(situation);
    }

    /** The part of our last ten probes that was not refused for load; all of it while few were. */
    static double unrefused(Situation situation) {
        int saturated = situation.sighting(situation.self()).saturated();
        return saturated >= SATURATED ? Math.max(1, WINDOW - saturated) / WINDOW : 1;
    }

    /** Whether anything is known of them: how many there are and, where there are any, how many succeed. */
    static boolean speaks(Situation situation) {
        OptionalDouble demand = demand(situation);
        return demand.isPresent()
                && (demand.getAsDouble() <= 0 || share(situation).isPresent());
    }

    /** Whether so few succeed that a healthy region becomes degraded. Rates look back, so that may be over already. */
    static boolean isShort(Situation situation) {
        return share(situation).orElse(1) < Shortfall.ENTER;
    }

    /** The part of its users that is served although its own probe fails. */
    static OptionalDouble servedMeanwhile(Situation situation) {
        return servedMeanwhile(situation, situation.sighting(situation.self()).failing());
    }

    /**
     * The part of its users that is served although probes have failed for so many looks: of requests that were counted since
     * then, and no earlier. Counters that look back further would hide every failure for as long as that; those that are
     * quicker than twice the patience are waited for.
     */
    static OptionalDouble servedMeanwhile(Situation situation, int failing) {
        int looks = Math.max(failing, 2 * situation.thresholds().patience());
        Duration since = situation.service().probe().interval().multipliedBy(looks);
        OptionalDouble share = situation
                .view()
                .signals()
                .known()
                .filter(sight -> sight.within(Signal.REQUESTS, since).orElse(0) > 0)
                .map(sight -> sight.within(Signal.SUCCESS_RATE, since))
                .orElse(OptionalDouble.empty());
        return share.isPresent() && share.getAsDouble() >= ANYTHING ? share : OptionalDouble.empty();
    }

    /** A signal, while it says something of now. */
    static OptionalDouble now(Situation situation, Signal signal) {
        return situation
                .view()
                .signals()
                .known()
                .map(sight -> sight.now(signal))
                .orElse(OptionalDouble.empty());
    }
}
