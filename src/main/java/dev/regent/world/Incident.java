package dev.regent.world;

import java.time.Instant;
import java.util.Optional;

/**
 * The dated record of one failover, as this regent saw it.
 *
 * @param region    the home that was in trouble
 * @param suspected first look of ours that failed, or first sight of it out
 * @param condition when it was agreed to have failed
 * @param voted     when we first voted against it
 * @param out       when Route 53 was first seen to count it out
 * @param moved     when DNS was first seen to answer another region
 */
public record Incident(
        Region region,
        Instant suspected,
        Optional<Instant> condition,
        Optional<Instant> voted,
        Optional<Instant> out,
        Optional<Instant> moved,
        Optional<Instant> closed) {
    public static Incident opened(Region region, Instant now) {
        return new Incident(
                region, now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
