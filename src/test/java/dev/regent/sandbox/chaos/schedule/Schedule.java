package dev.regent.sandbox.chaos.schedule;

import dev.regent.world.Region;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that will be done, in the order of time: the same for the same seed, length, pace and regions.
 *
 * @param acts none of them lasts beyond the length
 */
public record Schedule(long seed, Duration length, List<Act> acts) {
    public Schedule {
        acts = acts.stream().sorted(Comparator.comparing(Act::at)).toList();
    }

    public static Schedule draw(long seed, Duration length, Pace pace, List<Region> regions) {
        return new Schedule(seed, length, new Draw(seed, length, pace, regions).all());
    }

    /** A line for each act. */
    public List<String> lines() {
        return acts.stream().map(Act::line).toList();
    }
}
