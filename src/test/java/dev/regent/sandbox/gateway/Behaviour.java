package dev.regent.sandbox.gateway;

import java.time.Duration;

/**
 * How a gateway behaves while nothing is wrong.
 *
 * @param latency of an inference, on average
 * @param jitter the most by which it is shorter or longer
 * @param slowLatency of every answer under {@link Fault#SLOW}
 * @param requestsPerSecondAndReplica the capacity of one ready replica
 * @param longestQueue requests that would wait longer than this are refused with 429
 * @param startUp from asking for a replica until it is ready
 */
public record Behaviour(
        Duration latency,
        Duration jitter,
        Duration slowLatency,
        double requestsPerSecondAndReplica,
        Duration longestQueue,
        Duration startUp) {
    public static final Behaviour DEFAULT = new Behaviour(
            Duration.ofMillis(40),
            Duration.ofMillis(15),
            Duration.ofSeconds(5),
            20,
            Duration.ofMillis(500),
            Duration.ofSeconds(4));

    public Behaviour withStartUp(Duration other) {
        return new Behaviour(latency, jitter, slowLatency, requestsPerSecondAndReplica, longestQueue, other);
    }

    public Behaviour withRequestsPerSecondAndReplica(double other) {
        return new Behaviour(latency, jitter, slowLatency, other, longestQueue, startUp);
    }
}
