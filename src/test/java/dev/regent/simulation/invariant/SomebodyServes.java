package dev.regent.simulation.invariant;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * While an able region exists, DNS does not go on answering only regions that do not serve for longer than the design's
 * worst budget and 20 s more.
 *
 * <p>That takes somebody who can convict: Route 53's own check, or the region's own regent, or a majority of its peers
 * who are in order, as long as its own regent does not say that it serves. It does not hold while a person has paused the
 * service or ordered something.
 */
public final class SomebodyServes implements Invariant {
    private static final int KNOWN = 20;

    /** Home and heir together: 31 s. */
    private static final Duration BUDGET = Duration.ofSeconds(31);

    private static final Duration LONGEST = BUDGET.plusSeconds(20);

    private final Streaks<Region> able = new Streaks<>();
    private int dead;

    @Override
    public String sentence() {
        return "while an able region exists, DNS does not answer only dead ones for longer than the budget and 20 s";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        List<Region> willing = moment.regions().stream()
                .filter(region -> able.count(region, isAble(moment, region)) >= KNOWN)
                .toList();
        boolean nobodyServes = moment.answered().stream().noneMatch(moment::serves);
        boolean canBeKnown = moment.answered().stream().allMatch(region -> isConvictable(moment, region));
        boolean counts = nobodyServes && canBeKnown && !willing.isEmpty() && !isSteered(moment);
        dead = counts ? dead + 1 : 0;
        return dead > LONGEST.toSeconds()
                ? Optional.of("for " + dead + " s DNS has answered only " + moment.answered()
                        + ", which do not serve, and these are able: " + willing)
                : Optional.empty();
    }

    private static boolean isAble(Moment moment, Region region) {
        return moment.serves(region) && moment.passesCheck(region) && moment.isInOrder(region);
    }

    private static boolean isConvictable(Moment moment, Region region) {
        long peers = moment.regions().stream()
                .filter(peer -> !peer.equals(region) && moment.isInOrder(peer))
                .count();
        boolean byPeers = peers >= moment.majority() && !moment.scene().isMad(region);
        return !moment.passesCheck(region) || moment.isInOrder(region) || byPeers;
    }

    private static boolean isSteered(Moment moment) {
        return moment.isPaused() || moment.isOrdered();
    }
}
