package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Answered;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.world.Region;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whoever is answered and has served all the while, but for blinks, is not left. A blink is seen at one moment only, so
 * it lasts less than two seconds and gives at most two looks; the least patient regent asks for three.
 */
public final class BlinksMoveNothing implements Invariant {
    private static final int SERVING = 35;
    private static final int ANSWERED = 15;

    /** Well again for so long before the next blink: whoever flaps is another matter. */
    private static final int BETWEEN = 10;

    private final Streaks<Region> answered = new Streaks<>();
    private final Map<Region, Health> well = new TreeMap<>();

    /**
     * How long somebody has been well.
     *
     * @param length blinks included
     * @param since  since the last blink
     */
    private record Health(int length, int since) {
        static final Health NONE = new Health(0, 0);

        Health next(boolean serves) {
            if (serves) {
                return new Health(length + 1, since + 1);
            }
            return since >= BETWEEN ? new Health(length + 1, 0) : NONE;
        }
    }

    @Override
    public String sentence() {
        return "what lasts shorter than anybody's patience moves nothing";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        Optional<String> broken = moment.isOrdered() || moment.isFailingBack()
                ? Optional.empty()
                : moment.deeds(Answered.class).stream()
                        .filter(Answered::isMove)
                        .flatMap(move -> move.before().stream().sorted())
                        .filter(left -> health(left).length() >= SERVING && answered.of(left) >= ANSWERED)
                        .findFirst()
                        .map(left -> left + " has served for " + health(left).length()
                                + " s but for a blink, and is left for " + moment.answered());
        moment.regions().forEach(region -> {
            well.put(region, next(moment, region));
            answered.count(region, moment.answered().contains(region));
        });
        return broken;
    }

    private Health health(Region region) {
        return well.getOrDefault(region, Health.NONE);
    }

    private Health next(Moment moment, Region region) {
        return moment.isInOrder(region)
                ? health(region).next(moment.serves(region) && moment.passesCheck(region))
                : Health.NONE;
    }
}
