package dev.regent.world;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one regent says of one service.
 *
 * @param condition  of the service in the writer's region
 * @param able       whether the writer's region could serve it now
 * @param ableWhy    the sentence for that
 * @param couldServe the share of the present demand that the writer's region would serve, where that is known
 * @param sees       every region's gateway as seen from the writer's region
 * @param votes      the votes that the writer intends to hold, by region voted against
 */
public record ServiceReport(
        Condition condition,
        boolean able,
        String ableWhy,
        OptionalDouble couldServe,
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
