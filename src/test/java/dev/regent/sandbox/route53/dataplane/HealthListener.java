package dev.regent.sandbox.route53.dataplane;

import java.time.Instant;

/** Told when a check's health, as the name servers know it, changes. Must be quick; called on the twin's own thread. */
@FunctionalInterface
public interface HealthListener {
    void changed(String healthCheckId, boolean healthy, Instant at);
}
