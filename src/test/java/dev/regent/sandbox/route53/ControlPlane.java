package dev.regent.sandbox.route53;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Route 53's data plane (checkers, name servers) takes from its control plane (the API). Thread-safe. */
public interface ControlPlane {
    /** The zones as the name servers know them now: a change arrives here only after its propagation delay. */
    List<Zone> propagatedZones();

    /** The health checks as they are now, by id. */
    Map<String, HealthCheck> healthChecks();

    /** What the data plane says of a check, for {@code GetHealthCheckStatus} and for the sandbox's own eyes. */
    interface DataPlane {
        /** One observation per checker; empty for an unknown or a CALCULATED check. */
        List<CheckerObservation> observations(String healthCheckId);

        /** Whether the check counts as healthy now, after aggregation, inversion and delay. */
        Optional<Boolean> healthy(String healthCheckId);
    }

    /**
     * What one checker saw last.
     *
     * @param region   the checker's AWS region
     * @param address  the checker's IP address
     * @param status   AWS' sentence, such as {@code Success: HTTP Status Code 200, OK}
     * @param checked  ISO-8601 instant
     */
    record CheckerObservation(String region, String address, String status, String checked, boolean success) {}
}
