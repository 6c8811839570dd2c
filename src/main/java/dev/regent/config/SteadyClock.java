package dev.regent.config;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clock of decisions: goes with the monotonic clock, so that it neither jumps nor runs backwards when the wall
 * clock does, and nears the wall clock by at most a tenth of the time that passes.
 */
public final class SteadyClock implements InstantSource {
    private static final int SLEW = 10;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private long last;
    private Instant now;

    /** {@code nanos} counts as {@link System#nanoTime} does. */
    public SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
        this.now = wall.instant();
    }

    @Override
    public synchronized Instant instant() {
        long read = nanos.getAsLong();
        Duration passed = Duration.ofNanos(read - last);
        Instant steady = now.plus(passed);
        last = read;
        now = steady.plus(limited(Duration.between(steady, wall.instant()), passed.dividedBy(SLEW)));
        return now;
    }

    private static Duration limited(Duration wanted, Duration most) {
        if (wanted.abs().compareTo(most) <= 0) {
            return wanted;
        }
        return wanted.isNegative() ? most.negated() : most;
    }
}
