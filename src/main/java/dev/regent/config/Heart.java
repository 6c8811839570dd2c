package dev.regent.config;

import dev.regent.telemetry.Pulse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Lets the loop tick, by the monotonic clock. Ticks that were missed are not made up for: a process that was paused
 * for a minute must not count a minute's looks in an instant.
 */
public final class Heart implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Heart.class);

    private final Runnable tick;
    private final Pulse pulse;
    private final long interval;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("regent-loop").factory());
    private long due;

    public Heart(Runnable tick, Duration interval, Pulse pulse) {
        this.tick = tick;
        this.interval = interval.toNanos();
        this.pulse = pulse;
    }

    public void start() {
        due = System.nanoTime();
        timer.execute(this::beat);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void beat() {
        long began = System.nanoTime();
        try {
            tick.run();
            pulse.ticked(Duration.ofNanos(System.nanoTime() - began), Duration.ofNanos(began - due));
        } catch (RuntimeException e) {
            pulse.failed();
            LOG.error("A tick failed; the next one looks again", e);
        } finally {
            next();
        }
    }

    private void next() {
        long now = System.nanoTime();
        due = dueAfter(due, now, interval);
        try {
            var unused = timer.schedule(this::beat, due - now, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The loop was stopped", e);
        }
    }

    /** The first moment in the rhythm of {@code due} that is still to come. */
    static long dueAfter(long due, long now, long interval) {
        return due + Math.max(1, Math.ceilDiv(now - due, interval)) * interval;
    }
}
