package dev.regent.telemetry;

import dev.regent.loop.Teller;
import dev.regent.world.Decision;
import dev.regent.world.World;
import java.time.Instant;
import java.util.function.Consumer;

/** One line in the log for each changed decision, and none for what stays. */
public final class DecisionLog implements Teller {
    private final Consumer<String> log;
    private Facts before = Facts.NONE;

    /** @param log takes a line */
    public DecisionLog(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void tell(World world, Decision decision, Instant now) {
        Facts facts = Facts.of(world, decision);
        Changes.between(before, facts).forEach(log);
        before = facts;
    }
}
