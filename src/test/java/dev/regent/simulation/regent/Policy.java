package dev.regent.simulation.regent;

import dev.regent.decision.Decide;
import dev.regent.world.Decision;
import dev.regent.world.World;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * How regents decide and write in a simulation: as they do, or broken on purpose.
 *
 * @param name    for people
 * @param decide  the one pure function
 * @param batches how weights are changed
 * @param keeps   whether what is remembered outlives a restart
 */
public record Policy(
        String name, BiFunction<World, Instant, Decision> decide, BatchMaker batches, boolean keeps) {
    /** As the service does. */
    public static final Policy REAL = new Policy("real", Decide::decide, BatchMaker.COMPARE_AND_SET, true);
}
