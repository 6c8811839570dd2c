package dev.regent.world;

import dev.regent.world.HealthCheck.Pace;
import java.time.Duration;

/**
 * How fast a zone follows: the slowest of each kind that counts for a region.
 *
 * @param votes    the checks of votes
 * @param gateways the checks of gateways
 * @param ttl      of the answers
 */
public record ZonePace(Pace votes, Pace gateways, Duration ttl) {}
