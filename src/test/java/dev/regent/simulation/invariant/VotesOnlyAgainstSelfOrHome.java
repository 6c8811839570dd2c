package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Voted;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.world.Region;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A regent that follows the rules votes against its own region or the home, as one of those who can know know it. A vote that
 * was decided while a region was home, and could not be written, stands until every name server knows of the change.
 */
public final class VotesOnlyAgainstSelfOrHome implements Invariant {
    /** Until a change of weights is INSYNC for those who cannot ask: 60 looks, and some for ticks. */
    private static final int ON_ITS_WAY = 75;

    private final Streaks<Region> left = new Streaks<>();
    private final Set<Region> homes = new TreeSet<>();
    private Optional<Region> shown = Optional.empty();

    @Override
    public String sentence() {
        return "no vote against any region but the voter's own and the home";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        moment.regions().forEach(region -> left.count(region, !region.equals(moment.home())));
        homes.add(moment.home());
        Optional<String> broken = moment.deeds(Voted.class).stream()
                .filter(vote -> !moment.scene().isMad(vote.voter()))
                .filter(vote -> !vote.against().equals(vote.voter()) && !mayBeHome(moment, vote))
                .findFirst()
                .map(vote ->
                        vote.voter() + " votes against " + vote.against() + ", while " + moment.home() + " is home");
        shown = moment.shownHome();
        return broken;
    }

    /** What name servers showed a moment ago counts too: the vote was decided then. */
    private boolean mayBeHome(Moment moment, Voted vote) {
        Optional<Region> against = Optional.of(vote.against());
        return against.equals(Optional.of(moment.home()))
                || against.equals(moment.shownHome())
                || against.equals(shown)
                || wasHome(vote.against())
                || moment.scene().regents(vote.voter()).stream()
                        .flatMap(regent -> regent.world().stream())
                        .flatMap(world -> world.services().values().stream())
                        .anyMatch(view -> view.home().equals(against));
    }

    private boolean wasHome(Region region) {
        return homes.contains(region) && left.of(region) <= ON_ITS_WAY;
    }
}
