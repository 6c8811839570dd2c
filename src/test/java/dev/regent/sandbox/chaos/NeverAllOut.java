package dev.regent.sandbox.chaos;

import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Only votes are looked at, and only once Route 53 counts every region out: that is what regents see of one another.
 * Three ticks are the promise; a region that has just begun to serve must have been seen to serve for four looks, and
 * name servers are asked every second: so many seconds, and as many again for a machine that is shared, pass unblamed.
 *
 * <p>Excused: a region that a dead, a paused or a faulted regent votes against. What it said last stands, and nobody
 * else can take it back. And a region whose own regent has a fault: it may not see that the others are out.
 */
final class NeverAllOut implements Invariant {
    private static final Duration LONGEST = Duration.ofSeconds(16);
    private static final Duration LATELY = Duration.ofSeconds(10);

    @Override
    public String sentence() {
        return "Votes never keep every region out for longer than three ticks while one serves and the regents that"
                + " keep it out live and can write.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<Stretch> stretches = seen.order().stream()
                .flatMap(region -> Stretch.of(seen.moments(), moment -> isKeptOut(seen, moment, region)).stream())
                .toList();
        Optional<Breach> breach = stretches.stream()
                .filter(stretch -> stretch.length().compareTo(LONGEST) > 0)
                .max(Comparator.comparing(Stretch::length))
                .map(NeverAllOut::breach);
        return new Ruling(stretches.size(), breach.stream().toList());
    }

    private static Breach breach(Stretch stretch) {
        return new Breach(
                stretch.from(),
                "every region was out for " + stretch.length().toSeconds() + " s, although one of them served");
    }

    private static boolean isKeptOut(Observation seen, Moment moment, Region region) {
        boolean allOut = moment.open().isEmpty() && seen.order().stream().allMatch(moment::isVotedOut);
        return allOut
                && moment.serves(region)
                && isWhole(seen, moment, region)
                && moment.votersAgainst(region).allMatch(voter -> isWhole(seen, moment, voter));
    }

    private static boolean isWhole(Observation seen, Moment moment, Region region) {
        Instant from = moment.at().minus(LATELY);
        return moment.isLiving(region)
                && seen.faultsOf(region, from, moment.at()).findAny().isEmpty();
    }
}
