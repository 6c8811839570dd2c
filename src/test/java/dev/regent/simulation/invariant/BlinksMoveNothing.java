package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Answered;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.world.Region;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A home that has served all the while, but for a blink just now, is not left, as long as every regent is in order. A
 * blink is seen at one moment only, so it lasts less than two seconds and gives at most two looks; the least patient
 * regent asks for three.
 */
public final class BlinksMoveNothing implements Invariant {
    private static final int SERVING = 60;

    /** A vote that a blink has brought about has moved the answer by then. */
    private static final int JUST_NOW = 25;

    private final Map<Region, Health> well = new TreeMap<>();

    /**
     * How long somebody has been well.
     *
     * @param length blinks included
     * @param since  since the last blink
     */
    private record Health(int length, int since) {
        static final Health NONE = new Health(0, 0);

        /** Who was not well for long before it blinks flaps, and that is another matter. */
        Health next(boolean serves) {
            if (serves) {
                return new Health(length + 1, since + 1);
            }
            return since >= JUST_NOW ? new Health(length + 1, 0) : NONE;
        }

        boolean hasJustBlinked() {
            return length >= SERVING && since < JUST_NOW;
        }
    }

    @Override
    public String sentence() {
        return "what lasts shorter than anybody's patience moves nothing";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        Region home = moment.home();
        boolean isLeft = moment.deeds(Answered.class).stream()
                .anyMatch(move -> move.isMove() && move.before().contains(home));
        boolean breaks = isLeft && health(home).hasJustBlinked() && !moment.isOrdered() && !moment.isFailingBack();
        int since = health(home).since();
        moment.regions().forEach(region -> well.put(region, next(moment, region)));
        return breaks
                ? Optional.of(
                        home + " did not serve for a blink " + since + " s ago, and is left for " + moment.answered())
                : Optional.empty();
    }

    private Health health(Region region) {
        return well.getOrDefault(region, Health.NONE);
    }

    private Health next(Moment moment, Region region) {
        boolean inOrder = moment.regions().stream().allMatch(moment::isInOrder);
        return inOrder ? health(region).next(isWell(moment, region)) : Health.NONE;
    }

    /** Who lets requests time out is overloaded, and that is another matter, too. */
    private static boolean isWell(Moment moment, Region region) {
        return moment.serves(region)
                && moment.passesCheck(region)
                && moment.scene().cloud().gateway(region).behaviour() != Behaviour.CHOKES;
    }
}
