package dev.regent.world;

/** A region's part in a service: its tier and its gateway. The list of places is the order of preference. */
public record Place(Region region, Tier tier, Gateway gateway) {}
