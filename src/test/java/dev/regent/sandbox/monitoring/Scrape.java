package dev.regent.sandbox.monitoring;

import dev.regent.sandbox.gateway.Counts;
import java.time.Duration;
import java.time.Instant;

/**
 * What was seen at one moment.
 *
 * @param counts   of the gateway, which stand for those of the inference servers behind it
 * @param waited     seconds in the queue, 95th percentile
 * @param capacity requests per second that what is ready can serve
 * @param pressure the part of the memory that a leak may take that it has taken, 0 to 1
 * @param ready    inference servers that could be scraped
 */
record Scrape(Instant at, Counts counts, double waited, double capacity, double pressure, int ready) {
    /** Requests that were answered with whatever status; vLLM counts a request when it is over. */
    long finished() {
        return counts.answered() + bad();
    }

    /** Refused for load, or failed. */
    long bad() {
        return counts.refused() + counts.failed();
    }

    double secondsSince(Scrape earlier) {
        return Duration.between(earlier.at(), at).toNanos() / 1e9;
    }
}
