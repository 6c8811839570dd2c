package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Answered;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.world.Region;
import java.util.Optional;

/**
 * Whoever is answered and has served all the while is not left: neither because an old home recovers nor because somebody
 * believes something. On-call's orders, a pause (nobody votes) and an automatic failback are another matter.
 *
 * <p>Before the weights have settled a failover, votes are all that keeps a recovered home out. That takes somebody to
 * cast and keep them: the home's own regent, or a majority of its peers, in order for long enough. A mad regent may take
 * its home out and let it in again as it likes; and votes of regents that are dead, mad or cut off may add up to a majority,
 * such as an old one on a board that comes back.
 */
public final class ServingHomeStays implements Invariant {
    private static final int SERVING = 35;
    private static final int ANSWERED = 15;

    /** To see that a home is out while another serves, to vote, and to be counted. */
    private static final int HOLDING = 30;

    private static final int SANE = 60;

    private final Streaks<Region> well = new Streaks<>();
    private final Streaks<Region> answered = new Streaks<>();
    private final Streaks<Region> inOrder = new Streaks<>();
    private final Streaks<Region> sane = new Streaks<>();
    private final Streaks<Region> free = new Streaks<>();

    private int unpaused = HOLDING;
    /** While weights are on their way, some name servers have the one home and some the other. */
    private Optional<Region> shownBefore = Optional.empty();

    @Override
    public String sentence() {
        return "a region that is answered and serves is left only by order, by failback or for a clearly better one";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        unpaused = moment.isPaused() ? 0 : unpaused + 1;
        Optional<String> broken = moment.isOrdered() || moment.isFailingBack() || unpaused < HOLDING
                ? Optional.empty()
                : moment.deeds(Answered.class).stream()
                        .filter(move -> move.isMove() && isHeld(moment, move))
                        .flatMap(move -> move.before().stream().sorted())
                        .filter(left -> well.of(left) >= SERVING && answered.of(left) >= ANSWERED)
                        .filter(left -> free.of(left) >= HOLDING)
                        .findFirst()
                        .map(left -> left + " has served for " + well.of(left) + " s, been answered for "
                                + answered.of(left) + " s, and is left for " + moment.answered());
        moment.regions().forEach(region -> {
            well.count(region, isWell(moment, region));
            answered.count(region, moment.answered().contains(region));
            inOrder.count(region, moment.isInOrder(region));
            sane.count(region, !moment.scene().isMad(region));
            free.count(region, !isOutvotedByOthers(moment, region));
        });
        shownBefore = moment.shownHome();
        return broken;
    }

    /** Whether somebody could have kept the home out, where it is the one to which the traffic goes. */
    private boolean isHeld(Moment moment, Answered move) {
        Region shown = moment.shownHome().orElseGet(moment::home);
        return isHeld(moment, move, shown) && isHeld(moment, move, shownBefore.orElse(shown));
    }

    private boolean isHeld(Moment moment, Answered move, Region home) {
        if (!move.after().contains(home)) {
            return true;
        }
        long peers = moment.regions().stream()
                .filter(peer -> !peer.equals(home) && inOrder.of(peer) >= HOLDING)
                .count();
        return sane.of(home) >= SANE && (inOrder.of(home) >= HOLDING || peers >= moment.majority());
    }

    /** By a majority that is none of regents in order. */
    private boolean isOutvotedByOthers(Moment moment, Region region) {
        long lawful = moment.regions().stream()
                .filter(peer -> !peer.equals(region) && moment.holds(peer, region) && inOrder.of(peer) > 0)
                .count();
        return moment.peersAgainst(region) >= moment.majority() && lawful < moment.majority();
    }

    /** A region that sheds load may be left for one that says it would serve more. */
    private static boolean isWell(Moment moment, Region region) {
        return moment.scene().cloud().gateway(region).behaviour() == Behaviour.SERVES
                && moment.serves(region)
                && moment.passesCheck(region)
                && moment.isInOrder(region);
    }
}
