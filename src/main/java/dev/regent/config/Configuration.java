package dev.regent.config;

import dev.regent.world.Region;
import dev.regent.world.Settings;
import java.util.Map;

/**
 * All that the files say, validated.
 *
 * @param settings  what decisions are made from
 * @param endpoints where this regent connects instead of AWS
 * @param regions   what each region's file says
 */
public record Configuration(Settings settings, Endpoints endpoints, Map<Region, RegionSheet> regions) {
    public Configuration {
        regions = Map.copyOf(regions);
    }
}
