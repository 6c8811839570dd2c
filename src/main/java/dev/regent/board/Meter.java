package dev.regent.board;

import dev.regent.loop.Calls;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Measures one kind of write for the metrics. */
final class Meter {
    private final String to;
    private final Calls calls;
    private final LongSupplier nanos;

    Meter(String to, Calls calls, LongSupplier nanos) {
        this.to = to;
        this.calls = calls;
        this.nanos = nanos;
    }

    /** One conditional write. */
    interface Write {
        Written write() throws InterruptedException;
    }

    Written measured(Write write) throws InterruptedException {
        long begun = nanos.getAsLong();
        Written written = write.write();
        calls.completed(to, Duration.ofNanos(nanos.getAsLong() - begun), written.outcome());
        return written;
    }

    /** Nothing was sent. */
    void skipped(String outcome) {
        calls.completed(to, Duration.ZERO, outcome);
    }

    long now() {
        return nanos.getAsLong();
    }

    boolean late(Order order) {
        return order.late(now());
    }
}
