package dev.regent.sandbox.chaos;

import dev.regent.sandbox.timeline.Event;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A region may always take itself out; a peer votes against the home, or against the last one, as long as not every
 * name server has heard of the change: 60 s, and so long again for a regent that asks late.
 *
 * <p>Excused: a regent that could not reach the name servers, Route 53 or the other boards since the change, and so
 * cannot know who is home.
 */
final class VotesOnlyAgainstHome implements Invariant {
    private static final Duration HEARD = Observation.PROPAGATED.multipliedBy(2);
    static final String REGENT = "regent ";

    @Override
    public String sentence() {
        return "Regents vote only against their own region, or against the home of the present or the last epoch.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<Event> votes = seen.events(Event.Kind.VOTE).toList();
        List<Breach> breaches = new ArrayList<>();
        votes.stream().filter(vote -> !isAllowed(seen, vote)).forEach(vote -> breaches.add(breach(seen, vote)));
        return new Ruling(votes.size(), breaches);
    }

    private static boolean isAllowed(Observation seen, Event vote) {
        Region against = new Region(vote.region());
        Region voter = voter(vote);
        Instant from = vote.at().minus(HEARD);
        Set<Region> homes = seen.zone().homesBetween(from, vote.at());
        return voter.equals(against)
                || homes.contains(against)
                || seen.faultsOf(voter, from, vote.at())
                        .anyMatch(fault -> !fault.ill().stopsServing());
    }

    private static Breach breach(Observation seen, Event vote) {
        return new Breach(
                vote.at(),
                voter(vote) + " voted against " + vote.region() + ", which is not home; "
                        + seen.zone().homeAt(vote.at()).map(Region::name).orElse("nobody") + " is: " + vote.why());
    }

    static Region voter(Event vote) {
        return new Region(vote.by().substring(REGENT.length()));
    }
}
