package dev.regent.world;

import java.util.Map;

/**
 * A change of weights to propose by compare-and-set.
 *
 * @param from    the epoch that must still be there
 * @param home    who is home afterwards
 * @param weights of every region afterwards, 0 to 100
 */
public record WeightMove(String service, Epoch from, Region home, Map<Region, Integer> weights, String why) {
    public WeightMove {
        weights = Map.copyOf(weights);
    }
}
