package dev.regent.oncall;

import dev.regent.world.Intent;
import dev.regent.world.World;
import java.time.Instant;

/** Judges an order before it is taken. Pure: the judge lives with the rules, not here. */
public interface Judge {
    Ruling judge(World world, Intent order, Instant now);

    /** The order with everything filled in that the person left open. */
    Intent completed(World world, Intent order, Instant now);
}
