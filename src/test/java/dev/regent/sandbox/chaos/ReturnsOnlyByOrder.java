package dev.regent.sandbox.chaos;

import dev.regent.sandbox.chaos.schedule.Ill.Harm;
import dev.regent.sandbox.timeline.Event;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Once votes have taken the traffic from a region, and DNS has answered another for a while, it does not come back to
 * the first because that recovered: somebody ordered it, or the one that serves fails in its turn.
 *
 * <p>Excused: a region that was never voted out (Route 53's own check brings it back the moment that its gateway
 * answers, which nobody can forbid); a fault of the region that is left within the last minute; boards that could not
 * be read in that time, for votes that nobody sees do not count; and an order to go there since.
 */
final class ReturnsOnlyByOrder implements Invariant {
    private static final Duration LATELY = Duration.ofSeconds(60);

    @Override
    public String sentence() {
        return "Traffic that votes have moved returns by order only, never because the old home has recovered.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<Breach> breaches = new ArrayList<>();
        long occasions = 0;
        List<Move> moves = moves(seen);
        for (Move move : moves) {
            Optional<Move> left = leftBefore(moves, move);
            if (left.isPresent() && wasVotedOut(seen, left.get(), move)) {
                occasions++;
                if (!isExcused(seen, left.get(), move)) {
                    breaches.add(new Breach(
                            move.at(),
                            move.to() + " was answered again instead of " + move.from() + " without an order"));
                }
            }
        }
        return new Ruling(occasions, breaches);
    }

    /** DNS answers one region alone instead of another alone. */
    private record Move(Instant at, Region from, Region to) {}

    private static List<Move> moves(Observation seen) {
        List<Move> moves = new ArrayList<>();
        Optional<Region> last = seen.order().stream().findFirst();
        for (Event event : seen.events(Event.Kind.DNS_ANSWER).toList()) {
            Set<Region> now = Arrays.stream(event.region().split("\\+"))
                    .filter(name -> !name.isEmpty())
                    .map(Region::new)
                    .collect(Collectors.toSet());
            if (now.size() == 1) {
                Region to = now.iterator().next();
                last.filter(from -> !from.equals(to)).ifPresent(from -> moves.add(new Move(event.at(), from, to)));
                last = Optional.of(to);
            }
        }
        return moves;
    }

    /** The last time that DNS left the region which it goes back to. */
    private static Optional<Move> leftBefore(List<Move> moves, Move back) {
        return moves.stream()
                .filter(move -> move.at().isBefore(back.at()))
                .filter(move -> move.from().equals(back.to()))
                .reduce((one, later) -> later);
    }

    private static boolean wasVotedOut(Observation seen, Move left, Move back) {
        return seen.moments(left.at(), back.at()).stream()
                .anyMatch(
                        moment -> moment.isVotedOut(back.to()) && !moment.open().contains(back.to()));
    }

    private static boolean isExcused(Observation seen, Move left, Move back) {
        Instant lately = back.at().minus(LATELY);
        boolean ordered = seen.orders().stream()
                .filter(Asked::movesTraffic)
                .filter(Asked::mayHold)
                .filter(order -> order.at().isBefore(back.at()))
                .filter(order -> order.at().isAfter(left.at().minus(LATELY)))
                .anyMatch(order -> order.target().equals(back.to()));
        boolean failed = seen.faultsOf(back.from(), lately, back.at())
                .anyMatch(fault -> !fault.ill().leavesServing());
        boolean unseen =
                seen.faults(lately, back.at()).anyMatch(fault -> fault.ill().harms(Harm.BOARD));
        return ordered || failed || unseen;
    }
}
