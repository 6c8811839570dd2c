package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Changed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.world.Region;
import java.util.List;
import java.util.Optional;

/**
 * What name servers do not show yet cannot be judged: no regent moves the weights away from a home before they show that
 * it is one. A person may.
 */
public final class OneChangeAtATime implements Invariant {
    private Optional<Region> home = Optional.empty();
    private Optional<Region> shown = Optional.empty();

    @Override
    public String sentence() {
        return "weights do not move on before name servers show where they are";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        boolean isOnItsWay = home.isPresent() && shown.isPresent() && !shown.equals(home);
        List<Changed> byRegents = moment.deeds(Changed.class).stream()
                .filter(change -> moment.regions().contains(new Region(change.by())))
                .toList();
        Optional<String> what = isOnItsWay && !moment.isOrdered() && !byRegents.isEmpty() && movesOn(moment)
                ? Optional.of(byRegents.getFirst().by() + " moves them from " + home.get() + " to " + moment.home()
                        + " while name servers still show " + shown.get())
                : Optional.empty();
        home = Optional.of(moment.home());
        shown = moment.shownHome();
        return what;
    }

    private boolean movesOn(Moment moment) {
        return !home.equals(Optional.of(moment.home()));
    }
}
