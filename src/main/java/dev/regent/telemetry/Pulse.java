package dev.regent.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The loop's own health: whether it ticks, how long a tick takes, and how late it comes. */
public final class Pulse {
    private final LongSupplier nanos;
    private final Timer took;
    private final Timer late;
    private final Counter failed;
    private volatile long last;

    /** {@code nanos} counts as {@link System#nanoTime} does, so that the wall clock has no say. */
    public Pulse(MeterRegistry meters, LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong();
        this.took = Timer.builder("regent.tick.duration")
                .description("How long a tick took")
                .register(meters);
        this.late = Timer.builder("regent.tick.lateness")
                .description("How much later than due a tick began")
                .register(meters);
        this.failed = Counter.builder("regent.tick.failures")
                .description("Ticks that ended in an exception")
                .register(meters);
        Gauge.builder("regent.decision.age", this, pulse -> pulse.age().toMillis() / 1000.0)
                .description("How old the last decision is")
                .baseUnit("seconds")
                .register(meters);
    }

    /** A tick has ended well. */
    public void ticked(Duration duration, Duration lateness) {
        last = nanos.getAsLong();
        took.record(duration);
        late.record(lateness);
    }

    /** A tick has ended in an exception. */
    public void failed() {
        failed.increment();
    }

    /** Since the last tick that ended well. */
    public Duration age() {
        return Duration.ofNanos(nanos.getAsLong() - last);
    }
}
