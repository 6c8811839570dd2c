package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Changed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.regent.ZoneRecords;
import dev.regent.world.Region;
import java.util.Optional;

/**
 * Weights follow the traffic, never lead it: a regent gives the home to another region only where that is answered
 * already, or where the home has not served; otherwise a person or the policy must have asked for it.
 */
public final class ReturnsByFailbackOnly implements Invariant {
    private static final int SERVING = 35;

    private final Streaks<Region> well = new Streaks<>();

    @Override
    public String sentence() {
        return "traffic returns by failback only";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        Optional<String> broken = moment.isOrdered() || moment.isFailingBack()
                ? Optional.empty()
                : moment.deeds(Changed.class).stream()
                        .filter(change -> moment.regions().contains(new Region(change.by())))
                        .flatMap(change -> broken(moment, change).stream())
                        .findFirst();
        moment.regions()
                .forEach(region -> well.count(
                        region, moment.serves(region) && moment.passesCheck(region) && moment.isSeenOpen(region)));
        return broken;
    }

    private Optional<String> broken(Moment moment, Changed change) {
        var service = moment.scene().cloud().platform().service();
        Region from = new ZoneRecords(service, change.before().records())
                .epoch()
                .orElseThrow()
                .home();
        Region to = OneHomePerEpoch.withWeight(moment, change).getFirst();
        boolean leads = !to.equals(from) && !moment.answered().contains(to) && well.of(from) >= SERVING;
        return leads
                ? Optional.of(change.by() + " has moved the weights from " + from + ", which serves, to " + to
                        + ", because " + change.why())
                : Optional.empty();
    }
}
