package dev.regent.loop;

import dev.regent.world.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is looked at on its own pace, with its own deadline, so that no slow one delays another.
 *
 * <p>A look that fails or runs into its deadline is a completed look whose reading is unknown.
 */
public final class Watch<T> implements AutoCloseable {
    private final String what;
    private final Pace pace;
    private final Callable<T> look;
    private final Footing footing;
    private final ExecutorService worker;
    private volatile Reading<T> latest;
    private @Nullable Future<?> underWay;
    private @Nullable Future<?> schedule;

    /**
     * How often, and for how long at most.
     *
     * @param interval from the start of one look to the start of the next
     * @param deadline after which a look is given up and interrupted
     */
    public record Pace(Duration interval, Duration deadline) {}

    /**
     * What watches run on.
     *
     * @param timer starts the looks; never blocked by one
     * @param calls told of every look
     */
    public record Footing(ScheduledExecutorService timer, InstantSource clock, Calls calls) {}

    public Watch(String what, Pace pace, Callable<T> look, Footing footing) {
        this.what = what;
        this.pace = pace;
        this.look = look;
        this.footing = footing;
        this.worker = Workers.pool("watch " + what);
        this.latest = Reading.notYet(footing.clock().instant());
    }

    /** Starts looking; the first look begins at once. */
    public synchronized Watch<T> start() {
        schedule = footing.timer()
                // Not at a fixed rate: after a pause of the process that would make up for lost looks all at once.
                .scheduleWithFixedDelay(this::begin, 0, pace.interval().toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Looks out of turn, where there is reason to think that something has changed. */
    public void lookNow() {
        footing.timer().execute(this::begin);
    }

    public Reading<T> latest() {
        return latest;
    }

    /** Of each of them. */
    public static <K, T> Map<K, Reading<T>> latest(Map<K, Watch<T>> watches) {
        Map<K, Reading<T>> readings = new HashMap<>();
        watches.forEach((key, watch) -> readings.put(key, watch.latest()));
        return readings;
    }

    @Override
    public synchronized void close() {
        cancel(schedule);
        cancel(underWay);
        worker.shutdown();
    }

    private static void cancel(@Nullable Future<?> future) {
        if (future != null) {
            future.cancel(true);
        }
    }

    /** Skipped while a look is under way: its deadline will end it. */
    private synchronized void begin() {
        if (worker.isShutdown() || (underWay != null && !underWay.isDone())) {
            return;
        }
        var ended = new AtomicBoolean();
        var task = new FutureTask<@Nullable Void>(() -> lookOnce(ended), null);
        underWay = task;
        worker.execute(task);
        var unused = footing.timer()
                .schedule(() -> giveUp(task, ended), pace.deadline().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What it saw counts only if it was not given up meanwhile: {@code ended} is for whoever comes first. */
    private void lookOnce(AtomicBoolean ended) {
        long started = System.nanoTime();
        Instant began = footing.clock().instant();
        try {
            T seen = look.call();
            // Of a process that stood still, the answer and the deadline wake up together, and what was seen is old.
            if (isLate(began)) {
                return;
            }
            if (ended.compareAndSet(false, true)) {
                known(seen);
                told(started, "ok");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            if (ended.compareAndSet(false, true)) {
                unknown(e.getMessage() == null ? e.toString() : e.getMessage());
                told(started, "error");
            }
        }
    }

    /** Far too late: the clock may be a tenth too fast, and a thread waits for its turn. */
    private boolean isLate(Instant began) {
        Duration took = Duration.between(began, footing.clock().instant());
        return took.compareTo(pace.deadline().multipliedBy(2)) > 0;
    }

    private void giveUp(Future<?> task, AtomicBoolean ended) {
        if (ended.compareAndSet(false, true)) {
            unknown(what + " did not answer within " + pace.deadline().toMillis() + " ms");
            footing.calls().completed(what, pace.deadline(), "timeout");
            task.cancel(true);
        }
    }

    private synchronized void known(T seen) {
        latest = new Reading.Known<>(seen, latest.looks() + 1);
    }

    private synchronized void unknown(String why) {
        Instant now = footing.clock().instant();
        latest = new Reading.Unknown<>(since(latest, now), why, latest.looks() + 1);
    }

    /** Unknown since the first look that failed, not the last. */
    private static <T> Instant since(Reading<T> before, Instant now) {
        return switch (before) {
            case Reading.Known<T> known -> now;
            case Reading.Unknown<T> unknown -> unknown.since();
        };
    }

    private void told(long started, String outcome) {
        footing.calls().completed(what, Duration.ofNanos(System.nanoTime() - started), outcome);
    }
}
