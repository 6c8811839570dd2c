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
 * <p>That takes two kinds of witness, or Route 53's own check: the region's own regent and a peer that sees the region and
 * is heard, or a majority of peers who see it and hear one another, as long as its own regent is not out of its mind. It
 * does not hold while a person has paused the service or ordered something.
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

    /** By Route 53's check, or by two kinds of witness: its own regent and a peer that it hears, or a majority of peers. */
    private static boolean isConvictable(Moment moment, Region region) {
        List<Region> witnesses = moment.regions().stream()
                .filter(peer -> !peer.equals(region) && moment.isInOrder(peer) && moment.canSee(peer, region))
                .toList();
        boolean byItself =
                moment.isInOrder(region) && witnesses.stream().anyMatch(peer -> moment.canRead(region, peer));
        boolean byPeers = witnesses.size() >= moment.majority()
                && !moment.scene().isMad(region)
                && witnesses.stream()
                        .allMatch(reader -> witnesses.stream().allMatch(board -> moment.canRead(reader, board)));
        return !moment.passesCheck(region) || byItself || byPeers;
    }

    private static boolean isSteered(Moment moment) {
        return moment.isPaused() || moment.isOrdered();
    }
}
