package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Answered;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.world.Region;
import java.util.Optional;

/**
 * Whoever is answered and has served all the while is not left: neither because an old home recovers nor because somebody
 * believes something. On-call's orders, an automatic failback and a regent that is out of its mind or cannot see its own
 * region are another matter.
 */
public final class ServingHomeStays implements Invariant {
    private static final int SERVING = 35;
    private static final int ANSWERED = 15;

    private final Streaks<Region> well = new Streaks<>();
    private final Streaks<Region> answered = new Streaks<>();

    @Override
    public String sentence() {
        return "a region that is answered and serves is left only by order, by failback or for a clearly better one";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        Optional<String> broken = moment.isOrdered() || moment.isFailingBack()
                ? Optional.empty()
                : moment.deeds(Answered.class).stream()
                        .filter(Answered::isMove)
                        .flatMap(move -> move.before().stream().sorted())
                        .filter(left -> well.of(left) >= SERVING && answered.of(left) >= ANSWERED)
                        .findFirst()
                        .map(left -> left + " has served for " + well.of(left) + " s, been answered for "
                                + answered.of(left) + " s, and is left for " + moment.answered());
        moment.regions().forEach(region -> {
            well.count(region, isWell(moment, region));
            answered.count(region, moment.answered().contains(region));
        });
        return broken;
    }

    private static boolean isWell(Moment moment, Region region) {
        return moment.serves(region) && moment.passesCheck(region) && moment.isInOrder(region);
    }
}
