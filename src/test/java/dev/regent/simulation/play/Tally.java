package dev.regent.simulation.play;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** How much was played, counted by several threads at once. */
public final class Tally {
    private final long began = System.nanoTime();
    private final LongAdder histories = new LongAdder();
    private final LongAdder failovers = new LongAdder();
    private final LongAdder simulatedMillis = new LongAdder();

    void add(Referee.Judged judged) {
        histories.increment();
        failovers.add(judged.failovers());
        simulatedMillis.add(judged.outcome().length().toMillis());
    }

    public long histories() {
        return histories.sum();
    }

    public long failovers() {
        return failovers.sum();
    }

    /** Warm-up not counted. */
    public Duration simulated() {
        return Duration.ofMillis(simulatedMillis.sum());
    }

    @Override
    public String toString() {
        double seconds = (System.nanoTime() - began) / 1e9;
        return String.format(
                Locale.ROOT,
                "%d histories, %.1f simulated hours, %d failovers under faults, in %.0f s (%.0f failovers a minute)",
                histories(),
                simulated().toMillis() / 3_600_000.0,
                failovers(),
                seconds,
                failovers() * 60 / Math.max(seconds, 0.001));
    }
}
