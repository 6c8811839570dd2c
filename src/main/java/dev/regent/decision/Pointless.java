package dev.regent.decision;

import dev.regent.world.Region;
import dev.regent.world.Witness.Sign;

/** Rule 7: a vote from which nobody would gain is not cast, and goes where it was. */
final class Pointless {
    private Pointless() {}

    /** It serves, and nobody else may: a vote that stands against it would only keep everybody out. */
    static boolean is(Picture picture, Region against) {
        return serves(picture, against)
                && picture.situation().service().regions().stream()
                        .filter(region -> !region.equals(against))
                        .noneMatch(region -> mayServe(picture, region));
    }

    /**
     * Able and open, or not known not to be. Whoever is seen out is answered by nobody, whatever its regent says; and that
     * only we do not reach a region says nothing while Route 53's checkers are answered.
     */
    private static boolean mayServe(Picture picture, Region region) {
        Situation situation = picture.situation();
        if (situation.seenOut(region) || situation.up(region) == Sign.NO) {
            return false;
        }
        if (picture.isAble(region) || situation.living(region)) {
            return picture.isAble(region);
        }
        return !answersWrong(situation, region);
    }

    private static boolean answersWrong(Situation situation, Region region) {
        int patience = situation.thresholds().patience();
        return Evidence.near(situation.sighting(region), patience) == Evidence.ANSWERS_WRONG;
    }

    /** By its own looks or its own word; where its regent is silent, by what is seen from outside. */
    private static boolean serves(Picture picture, Region region) {
        Situation situation = picture.situation();
        if (region.equals(situation.self())) {
            return situation.sighting(region).serving() > 0;
        }
        return situation
                .fresh(region)
                .map(said -> said.condition().serves())
                .orElseGet(() -> situation.up(region) == Sign.YES && !answersWrong(situation, region));
    }
}
