package dev.regent.simulation;

import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.World;
import java.time.Instant;

/** Whether a person's pause holds, as one regent knows it. */
public final class Pauses {
    private Pauses() {}

    public static boolean holds(World world, Instant now) {
        return world.intents().values().stream()
                .filter(intent -> intent.verb() == Verb.PAUSE || intent.verb() == Verb.RESUME)
                .reduce((earlier, later) -> later)
                .filter(last -> last.verb() == Verb.PAUSE && last.open(now))
                .isPresent();
    }

    /** Whether an order to move the traffic is open, as it knows. */
    public static boolean isOrdered(World world, Instant now) {
        return world.intents().values().stream().anyMatch(intent -> isOrder(intent) && intent.open(now));
    }

    private static boolean isOrder(Intent intent) {
        return intent.verb() == Verb.FAILOVER || intent.verb() == Verb.FAILBACK;
    }
}
