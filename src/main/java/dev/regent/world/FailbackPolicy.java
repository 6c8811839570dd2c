package dev.regent.world;

import java.util.List;

/**
 * When and how traffic returns to the first region of the order. Recovery alone never moves it.
 *
 * @param automatic without waiting for on-call's word
 * @param soak      looks in a row that the target must have been healthy
 * @param ramp      percent of the traffic at each step before the last (100 follows by itself)
 * @param stepLooks looks that each step stands after it is INSYNC
 */
public record FailbackPolicy(boolean automatic, int soak, List<Integer> ramp, int stepLooks) {
    public static final FailbackPolicy DEFAULTS = new FailbackPolicy(false, 600, List.of(10, 50), 30);

    public FailbackPolicy {
        ramp = List.copyOf(ramp);
    }
}
