package dev.regent.simulation.invariant;

import java.util.Map;
import java.util.TreeMap;

/** For how many moments in a row something has held of somebody. */
final class Streaks<K extends Comparable<K>> {
    private final Map<K, Integer> lengths = new TreeMap<>();

    /** Counts one more moment; 0 where it does not hold. */
    int count(K who, boolean holds) {
        int length = holds ? of(who) + 1 : 0;
        lengths.put(who, length);
        return length;
    }

    int of(K who) {
        return lengths.getOrDefault(who, 0);
    }
}
