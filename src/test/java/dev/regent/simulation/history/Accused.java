package dev.regent.simulation.history;

import dev.regent.simulation.Scene;
import dev.regent.world.Region;
import java.util.Set;

/**
 * Somebody mad has written these votes on a region's board in its regent's place. They stay after it has ended, until its
 * own regent takes them back.
 */
public record Accused(Region by, Set<Region> regions) implements Fault {
    public Accused {
        regions = Set.copyOf(regions);
    }

    @Override
    public void begin(Scene scene) {
        scene.goMad(by, regions);
    }

    @Override
    public void end(Scene scene) {
        scene.comeToItsSenses(by);
    }
}
