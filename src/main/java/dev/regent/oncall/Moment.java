package dev.regent.oncall;

import dev.regent.world.Decision;
import dev.regent.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a regent saw and decided in its last tick.
 *
 * @param ages how long ago each thing was last looked at with success or without
 */
public record Moment(World world, Decision decision, Instant at, SortedMap<String, Duration> ages) {
    public Moment {
        ages = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(ages));
    }
}
