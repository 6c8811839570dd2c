package dev.regent.telemetry;

import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the loop ticks; one that has stood still for long should be started anew, which moves nothing. */
@Liveness
public class LoopTicks implements HealthCheck {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Pulse pulse;

    public LoopTicks(Pulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public HealthCheckResponse call() {
        Duration age = pulse.age();
        return HealthCheckResponse.named("loop")
                .status(age.compareTo(LONGEST) < 0)
                .withData("lastTickMillisAgo", age.toMillis())
                .build();
    }
}
