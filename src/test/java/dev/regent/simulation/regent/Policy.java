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
 */
public record Policy(String name, BiFunction<World, Instant, Decision> decide, BatchMaker batches) {
    /** As the service does. */
    public static final Policy REAL = new Policy("real", Decide::decide, BatchMaker.COMPARE_AND_SET);

    /** Decides otherwise, and writes as the service does. */
    public static Policy deciding(String name, BiFunction<World, Instant, Decision> decide) {
        return new Policy(name, decide, BatchMaker.COMPARE_AND_SET);
    }

    /** Decides as the service does, and changes weights otherwise. */
    public static Policy writing(String name, BatchMaker batches) {
        return new Policy(name, Decide::decide, batches);
    }
}
