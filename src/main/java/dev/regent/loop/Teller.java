package dev.regent.loop;

import dev.regent.world.Decision;
import dev.regent.world.World;
import java.time.Instant;

/** Tells people and machines what was decided: log, metrics, history, status. Must return at once. */
public interface Teller {
    void tell(World world, Decision decision, Instant now);
}
