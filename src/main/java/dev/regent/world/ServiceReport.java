package dev.regent.world;

import java.util.Map;

/**
 * What one regent says of one service.
 *
 * @param condition  of the service in the writer's region
 * @param able       whether the writer's region could serve it now
 * @param ableWhy    the sentence for that
 * @param load       what is asked of it in the writer's region, and what it could serve there
 * @param sees       every region's gateway as seen from the writer's region
 * @param votes      the votes that the writer intends to hold, by region voted against
 */
public record ServiceReport(
        Condition condition,
        boolean able,
        String ableWhy,
        Load load,
        Map<Region, Sighting> sees,
        Map<Region, HeldVote> votes,
        Memory memory) {
    public ServiceReport {
        sees = Map.copyOf(sees);
        votes = Map.copyOf(votes);
    }

    /** The gateway of a region as seen from the writer's region. */
    public Sighting sight(Region region) {
        return sees.getOrDefault(region, Sighting.NONE);
    }
}
