package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Voted;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.world.Region;
import java.util.Optional;

/**
 * Whoever cannot look, or is looked at by nobody, is not voted against: no new vote against a home whose gateway has
 * served, in Route 53's eyes too, for longer than any evidence to the contrary can be old.
 */
public final class SilenceConvictsNobody implements Invariant {
    private static final int LONG = 25;

    private final Streaks<Region> well = new Streaks<>();

    @Override
    public String sentence() {
        return "silence alone convicts nobody";
    }

    /** A region that sheds load may be left for a better one. */
    private static boolean isWell(Moment moment, Region region) {
        return moment.scene().cloud().gateway(region).behaviour() == Behaviour.SERVES
                && moment.serves(region)
                && moment.passesCheck(region)
                && moment.isSeenOpen(region);
    }

    @Override
    public Optional<String> broken(Moment moment) {
        moment.regions().forEach(region -> well.count(region, isWell(moment, region)));
        if (moment.isOrdered()) {
            return Optional.empty();
        }
        return moment.deeds(Voted.class).stream()
                .filter(vote -> !moment.scene().isMad(vote.voter()))
                .filter(vote -> vote.against().equals(moment.home())
                        && moment.shownHome().equals(Optional.of(moment.home())))
                .filter(vote -> well.of(vote.against()) >= LONG)
                .findFirst()
                .map(vote -> vote.voter() + " votes against " + vote.against() + ", which has served for "
                        + well.of(vote.against()) + " s and is open");
    }
}
