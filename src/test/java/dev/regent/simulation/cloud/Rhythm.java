package dev.regent.simulation.cloud;

import java.time.Duration;

/**
 * How often regents look and decide.
 *
 * @param probes from one look at a gateway to the next
 * @param boards from one look at a board to the next
 * @param ticks  from one decision to the next
 */
public record Rhythm(Duration probes, Duration boards, Duration ticks) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** As the service has it unless it is configured otherwise. */
    public static final Rhythm DEFAULTS = new Rhythm(SECOND, SECOND, SECOND);

    /** A look with this deadline, or with the same share of an interval that is shorter than a second. */
    public static Duration deadline(Duration ofASecond, Duration interval) {
        return interval.compareTo(SECOND) >= 0
                ? ofASecond
                : ofASecond.multipliedBy(interval.toMillis()).dividedBy(SECOND.toMillis());
    }
}
