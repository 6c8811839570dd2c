package dev.regent.simulation.history;

import java.time.Duration;

/**
 * A fault that begins at a moment of a history and lasts for a while.
 *
 * @param at from the history's beginning
 */
public record Happening(Duration at, Duration lasts, Fault fault) {
    public Duration ends() {
        return at.plus(lasts);
    }

    @Override
    public String toString() {
        return String.format("at %6.1f s for %6.1f s: %s", at.toMillis() / 1000.0, lasts.toMillis() / 1000.0, fault);
    }
}
