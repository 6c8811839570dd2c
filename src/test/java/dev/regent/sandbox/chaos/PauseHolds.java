package dev.regent.sandbox.chaos;

import dev.regent.sandbox.chaos.schedule.Act.Verb;
import dev.regent.sandbox.chaos.schedule.Ill.Harm;
import dev.regent.sandbox.timeline.Event;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * From 5 s after a pause was accepted (boards are read every second) until somebody resumes, nobody begins to vote
 * against the home. Standbys' own votes go on, and so does what a person orders.
 *
 * <p>Excused: voters that cannot have heard of it (they or the asked regent had a fault of process, sight or board
 * since), orders to move that were accepted within the last two minutes, and a region that has just become home or
 * ceased to be, as its regent may not have heard of that either.
 */
final class PauseHolds implements Invariant {
    private static final Duration HEARD = Duration.ofSeconds(5);
    private static final Duration ORDERED = Duration.ofMinutes(2);

    @Override
    public String sentence() {
        return "A person's pause holds: while it does, no regent begins to vote against the home.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<Asked> pauses = seen.orders().stream()
                .filter(order -> order.verb() == Verb.PAUSE && order.accepted())
                .toList();
        List<Breach> breaches = new ArrayList<>();
        for (Asked pause : pauses) {
            seen.events(Event.Kind.VOTE, pause.at().plus(HEARD), seen.endOf(pause))
                    .filter(vote -> isAgainstHome(seen, vote))
                    .filter(vote -> !isExcused(seen, pause, vote))
                    .forEach(vote -> breaches.add(new Breach(
                            vote.at(),
                            VotesOnlyAgainstHome.voter(vote) + " voted against the home " + vote.region()
                                    + " while the service was paused: " + vote.why())));
        }
        return new Ruling(pauses.size(), breaches);
    }

    private static boolean isAgainstHome(Observation seen, Event vote) {
        return seen.zone().homesBetween(vote.at().minus(ORDERED), vote.at()).size() == 1
                && seen.zone()
                        .homeAt(vote.at())
                        .filter(home -> home.name().equals(vote.region()))
                        .isPresent();
    }

    private static boolean isExcused(Observation seen, Asked pause, Event vote) {
        Instant from = pause.at().minus(HEARD);
        return seen.isOrdered(vote.at().minus(ORDERED), vote.at())
                || isDeaf(seen, VotesOnlyAgainstHome.voter(vote), from, vote.at())
                || isDeaf(seen, pause.asked(), from, vote.at());
    }

    private static boolean isDeaf(Observation seen, Region region, Instant from, Instant to) {
        return seen.faultsOf(region, from, to)
                .map(Span::ill)
                .anyMatch(ill -> ill.harms(Harm.PROCESS) || ill.harms(Harm.SIGHT) || ill.harms(Harm.BOARD));
    }
}
