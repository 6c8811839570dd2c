package dev.regent.simulation.invariant;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.world.Region;
import java.util.Optional;

/**
 * A vote against the home goes with its reason once the home is open again and serves, so that it cannot count a second
 * time. Votes of regents that are not in order stay: nobody else may take them back.
 */
public final class OldVotesAreGone implements Invariant {
    private static final int LONG = 45;

    private final Streaks<Region> well = new Streaks<>();
    private final Streaks<Region> inOrder = new Streaks<>();
    private Optional<Region> home = Optional.empty();
    private int sameHome;

    @Override
    public String sentence() {
        return "an old vote never counts a second time";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        Optional<Region> now = moment.shownHome().filter(moment.home()::equals);
        sameHome = now.isPresent() && now.equals(home) ? sameHome + 1 : 0;
        home = now;
        moment.regions().forEach(region -> {
            well.count(region, isWell(moment, region));
            inOrder.count(region, moment.isInOrder(region));
        });
        if (now.isEmpty() || sameHome < LONG || moment.isOrdered() || well.of(now.get()) < LONG) {
            return Optional.empty();
        }
        return moment.regions().stream()
                .filter(voter -> inOrder.of(voter) >= LONG && moment.holds(voter, now.get()))
                .findFirst()
                .map(voter -> voter + " still votes against " + now.get() + ", which has been open and served for "
                        + well.of(now.get()) + " s");
    }

    /** A region that sheds load may be left for a better one. */
    private static boolean isWell(Moment moment, Region region) {
        return moment.scene().cloud().gateway(region).behaviour() == Behaviour.SERVES
                && moment.serves(region)
                && moment.passesCheck(region)
                && moment.isSeenOpen(region);
    }
}
