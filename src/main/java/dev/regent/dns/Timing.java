package dev.regent.dns;

import java.time.Duration;

/**
 * How often Route 53's API is asked. All regents share five requests a second of the account (Developer Guide,
 * "Quotas"); five regents with a request each five seconds per service leave most of it to others.
 *
 * @param look     from one look at a service's records to the next
 * @param audit    from one look at the health checks to the next
 * @param poll     from one question whether a change is INSYNC to the next
 * @param backoff  before the second attempt at a change; doubled before each further one
 * @param coolDown after a change, won or lost, before the next of that service
 */
record Timing(Duration look, Duration audit, Duration poll, Duration backoff, Duration coolDown) {
    static final Timing CONSIDERATE = new Timing(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(3));

    /** From one look at a service's records to the next: slower when one regent has more than two to look at. */
    Duration lookOf(int services) {
        return look.multipliedBy(Math.max(2, services)).dividedBy(2);
    }
}
