package dev.regent.simulation.invariant;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.world.Region;
import java.util.List;
import java.util.Optional;

/**
 * While name servers show every region out, an able one does not hold itself out, nor is it held out by a majority.
 *
 * <p>Able is a region that has served for so long that its regent must have seen it, and whose regent is in order. Only
 * votes of regents that are in order count: a vote whose voter is dead stands, and nobody can help it. Three ticks, and
 * two for seeing that the others are out and for writing. A change of weights that is on its way to the name servers is
 * waited for.
 */
public final class KeepsOneOpen implements Invariant {
    private static final int KNOWN = 12;
    private static final int LONGEST = 5;

    /** After a change of weights is shown: to see it, and to write. */
    private static final int SETTLED = 10;

    private final Streaks<Region> able = new Streaks<>();
    private int closed;
    private int settled = SETTLED;

    @Override
    public String sentence() {
        return "regents that follow the rules never keep all regions out for longer than three ticks while one is able";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        List<Region> willing = moment.regions().stream()
                .filter(region -> able.count(region, isAble(moment, region)) >= KNOWN)
                .toList();
        boolean everyoneIsOut = moment.regions().stream().noneMatch(moment::isSeenOpen);
        boolean heldOut = !willing.isEmpty() && willing.stream().allMatch(region -> isHeldOut(moment, region));
        boolean shown = moment.shownHome().equals(Optional.of(moment.home()));
        settled = shown ? settled + 1 : 0;
        closed = everyoneIsOut && heldOut && settled >= SETTLED ? closed + 1 : 0;
        return closed > LONGEST
                ? Optional.of("all are out for " + closed + " s, and these are able: " + willing)
                : Optional.empty();
    }

    private static boolean isAble(Moment moment, Region region) {
        return moment.serves(region) && moment.passesCheck(region) && moment.isInOrder(region);
    }

    private static boolean isHeldOut(Moment moment, Region region) {
        long peers = moment.regions().stream()
                .filter(voter -> !voter.equals(region) && moment.isInOrder(voter) && moment.holds(voter, region))
                .count();
        return moment.holds(region, region) || peers >= moment.majority();
    }
}
