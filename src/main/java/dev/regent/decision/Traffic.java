package dev.regent.decision;

import dev.regent.world.Service;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.OptionalDouble;

/** What the region's own counters say of its users' requests: stronger than any probe of ours. */
final class Traffic {
    /** Of its requests; below it is noise of health checks and clients that retry. */
    private static final double ANYTHING = 0.05;

    /** Checkers that look at each copy of a gateway's check, once in ten seconds. */
    private static final double CHECKERS = 16;

    private static final double CHECKERS_INTERVAL = 10;
    /** Of each region; one of them idles, and looks. */
    private static final int REPLICAS = 2;

    private Traffic() {}

    /** Requests per second that are asked of this region; of those that come past the gateway, more by what it refuses. */
    static OptionalDouble demand(Situation situation) {
        return situation.service().serving().demand(situation.view().signals(), unrefused(situation));
    }

    /** The part of them that succeeds; empty while nobody asks or nobody counts. Pods count what they refuse themselves. */
    static OptionalDouble share(Situation situation) {
        OptionalDouble counted = counted(situation);
        return counted.isEmpty() || situation.service().serving().countsAtTheGateway()
                ? counted
                : OptionalDouble.of(Math.min(counted.getAsDouble(), unrefused(situation)));
    }

    /** The part that succeeds of those that are counted, wherever that is. */
    static OptionalDouble counted(Situation situation) {
        return now(situation, Signal.REQUESTS).orElse(0) > 0
                ? now(situation, Signal.SUCCESS_RATE)
                : OptionalDouble.empty();
    }

    /** The part of our last ten probes that was not refused for load; all of it while few were. */
    static double unrefused(Situation situation) {
        return situation.sighting(situation.self()).unrefused();
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

    /**
     * The part of its users that is served although probes have failed for so many looks: of requests that were counted since
     * then, and no earlier. Counters that look back further would hide every failure for as long as that; those that are
     * quicker than twice the patience are waited for. Where gateways may count looks at liveness, which succeed while
     * inference is dead, successes that these could be say nothing.
     */
    static OptionalDouble servedMeanwhile(Situation situation, int failing) {
        int looks = Math.max(failing, 2 * situation.thresholds().patience());
        Duration since = situation.service().probe().interval().multipliedBy(looks);
        OptionalDouble share = situation
                .view()
                .signals()
                .known()
                .filter(sight -> succeeded(sight, since) > ours(situation.service()))
                .map(sight -> sight.within(Signal.SUCCESS_RATE, since))
                .orElse(OptionalDouble.empty());
        return share.isPresent() && share.getAsDouble() >= ANYTHING ? share : OptionalDouble.empty();
    }

    /** Whether what is counted is of no earlier than so many looks of the probe ago. */
    static boolean isOfTheLast(Situation situation, int looks) {
        Duration time = situation.service().probe().interval().multipliedBy(looks);
        return situation
                .view()
                .signals()
                .known()
                .filter(sight -> sight.within(Signal.REQUESTS, time).isPresent()
                        && sight.within(Signal.SUCCESS_RATE, time).isPresent())
                .isPresent();
    }

    /** Per second. */
    private static double succeeded(SignalSight sight, Duration since) {
        return sight.within(Signal.REQUESTS, since).orElse(0)
                * sight.within(Signal.SUCCESS_RATE, since).orElse(0);
    }

    /** Looks per second, at most, of regents and Route 53's checkers at a gateway's liveness; pods' counters know of none. */
    private static double ours(Service service) {
        double interval = service.probe().interval().toMillis() / 1000.0;
        return service.serving().countsLiveness()
                ? REPLICAS * service.regions().size() / interval + service.majority() * CHECKERS / CHECKERS_INTERVAL
                : 0;
    }

    /** A signal, while it says something of now. */
    static OptionalDouble now(Situation situation, Signal signal) {
        return SignalSight.now(situation.view().signals(), signal);
    }
}
