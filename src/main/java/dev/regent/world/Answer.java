package dev.regent.world;

import java.util.Set;

/** The regions that the zone's name servers answer for a service at present. */
public record Answer(Set<Region> regions) {
    public Answer {
        regions = Set.copyOf(regions);
    }
}
