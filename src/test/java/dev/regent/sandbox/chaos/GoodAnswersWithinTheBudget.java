package dev.regent.sandbox.chaos;

import dev.regent.sandbox.chaos.schedule.Ill;
import dev.regent.sandbox.clients.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For a fault of the home that is alone: the first of twenty good answers in a row, for the client that opens a
 * connection per request, comes within the budget of design §3 (21 s by votes, 24 s where Route 53's own check must
 * find out) and a margin of 6 s: a client that asked just before waits 2 s for its own deadline, and regents, twins
 * and clients share a machine.
 *
 * <p>Not held to it: a fault that is over sooner; one that comes less than 15 s after anything else, while anything
 * else is wrong, while a person has paused the service or ordered a move, or without an able, open heir.
 */
final class GoodAnswersWithinTheBudget implements Invariant {
    static final Duration BY_VOTE = Duration.ofSeconds(21);
    static final Duration BY_ROUTE53 = Duration.ofSeconds(24);
    static final Duration MARGIN = Duration.ofSeconds(6);
    private static final Duration CALM = Duration.ofSeconds(15);

    @Override
    public String sentence() {
        return "A fault of the home that lasts gets good answers through DNS within its budget.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<Span> held = seen.faults().stream()
                .filter(fault -> fault.ill().stopsServing())
                .filter(fault -> isHeldToIt(seen, fault))
                .toList();
        List<Breach> breaches = new ArrayList<>();
        held.forEach(fault -> late(seen, fault).ifPresent(what -> breaches.add(new Breach(fault.from(), what))));
        return new Ruling(held.size(), breaches);
    }

    private static boolean isHeldToIt(Observation seen, Span fault) {
        Instant from = fault.from().minus(CALM);
        Instant to = fault.from().plus(longest(fault));
        return fault.lastsAtLeast(longest(fault))
                && seen.zone().homeAt(fault.from()).equals(Optional.of(fault.region()))
                && seen.wasCalmBefore(fault.from(), CALM)
                && seen.hadAnHeirBefore(fault.from(), CALM)
                && seen.isAlone(fault, from, to)
                && !seen.isPaused(from, to)
                && !seen.isOrdered(from.minus(Observation.PROPAGATED), to);
    }

    static Duration longest(Span fault) {
        boolean byVote = fault.ill() == Ill.INFERENCE_FAILS || fault.ill() == Ill.INFERENCE_HANGS;
        return (byVote ? BY_VOTE : BY_ROUTE53).plus(MARGIN);
    }

    private static Optional<String> late(Observation seen, Span fault) {
        Duration longest = longest(fault);
        return switch (Recovery.from(fault.from(), seen.requests())) {
            case Recovery.NeverFailed none -> Optional.empty();
            case Recovery.NotYet notYet -> Optional.of(fault + ": users were never served again");
            case Recovery.Recovered recovered ->
                recovered.after().compareTo(longest) <= 0
                        ? Optional.empty()
                        : Optional.of(fault + ": users were served again after "
                                + recovered.after().toMillis() / 1000.0 + " s, more than " + longest.toSeconds()
                                + " s");
        };
    }
}
