package dev.regent.sandbox.chaos;

import dev.regent.sandbox.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * For a fault that is alone and leaves every gateway serving (dead, paused and blind regents, boards that nobody can
 * read, a control plane that is gone): what DNS answers does not change from its beginning until 15 s after its end.
 *
 * <p>Not held to it: one that comes less than 15 s after anything else, or with a change of weights or an order of
 * on-call's on its way.
 */
final class BlindnessMovesNothing implements Invariant {
    private static final Duration CALM = Duration.ofSeconds(15);

    @Override
    public String sentence() {
        return "Silence alone convicts nobody: while every gateway serves, no regent's death or blindness moves"
                + " traffic.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<Breach> breaches = new ArrayList<>();
        List<Span> held = seen.faults().stream()
                .filter(fault -> fault.ill().leavesServing())
                .filter(fault -> isHeldToIt(seen, fault))
                .toList();
        held.forEach(fault -> seen.events(
                        Event.Kind.DNS_ANSWER, fault.from(), fault.until().plus(CALM))
                .findFirst()
                .ifPresent(event -> breaches.add(
                        new Breach(event.at(), fault + ": DNS answered " + event.region() + " from then on"))));
        return new Ruling(held.size(), breaches);
    }

    private static boolean isHeldToIt(Observation seen, Span fault) {
        Instant from = fault.from().minus(CALM);
        Instant to = fault.until().plus(CALM);
        return seen.wasCalmBefore(fault.from(), CALM)
                && seen.isAlone(fault, from, to)
                && seen.zone().homesBetween(from, to).size() == 1
                && !seen.isOrdered(from.minus(Observation.PROPAGATED), to);
    }
}
