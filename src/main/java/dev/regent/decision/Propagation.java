package dev.regent.decision;

import dev.regent.world.Epoch;
import dev.regent.world.Memory;
import dev.regent.world.ZoneState;
import java.util.Optional;

/**
 * How far the last change of weights has come, as of this tick. Whoever made it asks Route 53 whether it is INSYNC;
 * everybody else takes an epoch that name servers have shown for long enough for known to all of them.
 *
 * @param epochLooks during which the name servers showed the present epoch
 * @param insync     the highest epoch known to be on every name server
 */
record Propagation(int epochLooks, long insync) {

    static Propagation of(Situation situation) {
        Memory before = situation.memory();
        long present = number(situation.view().epoch());
        int looks = present == number(before.epoch()) ? situation.counted(isShown(situation), before.epochLooks()) : 0;
        boolean isFirstSight = before.epoch().isEmpty();
        boolean isQuiet = looks >= situation.thresholds().quietEpoch();
        boolean isKnown = isTold(situation, present) || isFirstSight || isQuiet;
        return new Propagation(looks, isKnown ? present : Math.min(before.insync(), present));
    }

    private static boolean isTold(Situation situation, long present) {
        return situation
                .view()
                .zone()
                .known()
                .flatMap(ZoneState::change)
                .filter(change -> change.epoch() == present && change.insync())
                .isPresent();
    }

    /** Whether every name server that answers shows the present epoch. */
    static boolean isShown(Situation situation) {
        Optional<Epoch> shown = situation.view().shown();
        return shown.isPresent() && number(shown) == number(situation.view().epoch());
    }

    static long number(Optional<Epoch> epoch) {
        return epoch.map(Epoch::number).orElse(0L);
    }
}
