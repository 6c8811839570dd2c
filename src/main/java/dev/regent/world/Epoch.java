package dev.regent.world;

import java.time.Instant;

/**
 * The record {@code _regent.<name>}: who is home, since which change.
 *
 * @param number grows by one with every change of weights
 * @param home   has the serving weight
 * @param writer the region whose regent wrote it, or who made the zone
 */
public record Epoch(long number, Region home, String writer, Instant at) {}
