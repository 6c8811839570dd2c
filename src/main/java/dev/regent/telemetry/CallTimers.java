package dev.regent.telemetry;

import dev.regent.loop.Calls;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Every call to the outside as a timer {@code regent.calls}, by target and outcome. */
public final class CallTimers implements Calls {
    private final MeterRegistry meters;

    public CallTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void completed(String to, Duration took, String outcome) {
        Timer.builder("regent.calls")
                .description("Calls to the outside")
                .tag("to", to)
                .tag("outcome", outcome)
                .register(meters)
                .record(took);
    }
}
