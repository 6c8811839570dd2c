package dev.regent.sandbox.route53.dataplane;

import java.time.Duration;

/**
 * How long the data plane takes. The figures of {@link #documented()} and their sources are in
 * {@code docs/sandbox-timing.md}.
 *
 * @param httpConnect      until an HTTP or HTTPS check's TCP connection must stand
 * @param tcpConnect       until a TCP check's connection must stand
 * @param answer           from the connection to the end of the response's head (TLS handshake included)
 * @param body             from the head to the body's end or its 5,120th byte
 * @param aggregationDelay from a change of what the checkers say to the name servers' answering by it
 * @param poll             how often checks and records are taken from the control plane
 * @param intervalScale    multiplies the checks' own intervals; 1 as in AWS
 */
public record Timing(
        Duration httpConnect,
        Duration tcpConnect,
        Duration answer,
        Duration body,
        Duration aggregationDelay,
        Duration poll,
        double intervalScale) {

    public static Timing documented() {
        return new Timing(
                Duration.ofSeconds(4),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofMillis(250),
                1);
    }

    public Timing withAggregationDelay(Duration delay) {
        return new Timing(httpConnect, tcpConnect, answer, body, delay, poll, intervalScale);
    }

    public Timing withIntervalScale(double scale) {
        return new Timing(httpConnect, tcpConnect, answer, body, aggregationDelay, poll, scale);
    }

    Duration scaled(Duration interval) {
        return Duration.ofNanos((long) (interval.toNanos() * intervalScale));
    }
}
