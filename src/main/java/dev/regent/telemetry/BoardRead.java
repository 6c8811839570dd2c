package dev.regent.telemetry;

import dev.regent.loop.Teller;
import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.World;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the own board was read and this replica acts or watches. */
@Readiness
@ApplicationScoped
public class BoardRead implements HealthCheck, Teller {
    private volatile String why = "no tick yet";
    private volatile boolean ready;

    @Override
    public void tell(World world, Decision decision, Instant now) {
        ready = decision.role() != Role.BLIND;
        why = decision.why();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("board")
                .status(ready)
                .withData("why", why)
                .build();
    }
}
