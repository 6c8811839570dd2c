package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Answered;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.world.Region;
import java.util.Optional;

/**
 * While every gateway serves and Route 53 sees it, and fewer than M of the home's peers are out of order, and the home's
 * own regent is not out of its mind, DNS goes on answering whom it answers.
 */
public final class MinorityMovesNothing implements Invariant {
    /** Whatever was under way before has come to rest by then: a failover that settles takes its two minutes. */
    private static final int CALM = 200;

    private int calm = CALM;

    @Override
    public String sentence() {
        return "what fewer than M regents believe moves nothing but their own region";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        calm = isCalm(moment) ? calm + 1 : 0;
        return moment.deeds(Answered.class).stream()
                .filter(answer -> calm >= CALM && answer.isMove())
                .findFirst()
                .map(answer -> "all regions have served for " + calm + " s, and " + answer.before() + " is left for "
                        + answer.after());
    }

    private static boolean isCalm(Moment moment) {
        Region home = moment.home();
        long misled = moment.regions().stream()
                .filter(region -> !region.equals(home) && !moment.isInOrder(region))
                .count();
        return moment.regions().stream().allMatch(region -> isWell(moment, region))
                && misled < moment.majority()
                && !moment.scene().isMad(home)
                && !moment.isOrdered()
                && !moment.isFailingBack();
    }

    /** A region that sheds load may be left for one that says it would serve more, truly or not. */
    private static boolean isWell(Moment moment, Region region) {
        return moment.scene().cloud().gateway(region).behaviour() == Behaviour.SERVES
                && moment.serves(region)
                && moment.passesCheck(region);
    }
}
