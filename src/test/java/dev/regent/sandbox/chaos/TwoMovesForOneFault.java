package dev.regent.sandbox.chaos;

import dev.regent.sandbox.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * For a fault that is alone, from its beginning until 15 s after its end; and for all that was done together: DNS'
 * answer changes no more than twice for each fault, each healing that takes capacity away, and each order.
 *
 * <p>A fault is alone if nothing else is wrong from 15 s before, if all was calm then, and nobody ordered anything.
 * What many faults at once may do is bounded by their number only.
 */
final class TwoMovesForOneFault implements Invariant {
    private static final Duration CALM = Duration.ofSeconds(15);
    private static final int MOST = 2;

    @Override
    public String sentence() {
        return "One fault moves DNS' answer twice at most.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<Breach> breaches = new ArrayList<>();
        List<Span> alone =
                seen.faults().stream().filter(fault -> isAlone(seen, fault)).toList();
        alone.forEach(fault -> {
            long moves = seen.events(
                            Event.Kind.DNS_ANSWER, fault.from(), fault.until().plus(CALM))
                    .count();
            if (moves > MOST) {
                breaches.add(new Breach(fault.from(), fault + ": DNS' answer changed " + moves + " times"));
            }
        });
        together(seen, breaches);
        return new Ruling(alone.size() + 1, breaches);
    }

    private static void together(Observation seen, List<Breach> breaches) {
        long causes = 2L * seen.faults().size()
                + seen.orders().stream().filter(Asked::mayHold).count();
        long moves = seen.events(Event.Kind.DNS_ANSWER).count();
        if (moves > MOST * causes) {
            breaches.add(new Breach(
                    seen.rest().healed(),
                    "DNS' answer changed " + moves + " times for "
                            + seen.faults().size() + " faults that came and went"));
        }
    }

    private static boolean isAlone(Observation seen, Span fault) {
        Instant from = fault.from().minus(CALM);
        Instant to = fault.until().plus(CALM);
        return seen.wasCalmBefore(fault.from(), CALM)
                && seen.isAlone(fault, from, to)
                && !seen.isOrdered(from.minus(Observation.PROPAGATED), to);
    }
}
