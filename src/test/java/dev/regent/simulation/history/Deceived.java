package dev.regent.simulation.history;

import dev.regent.simulation.Scene;
import dev.regent.world.Region;

/** A region's regent sees its own gateway serve, whatever is true. */
public record Deceived(Region region) implements Fault {
    @Override
    public void begin(Scene scene) {
        scene.cloud().gateway(region).deceive(region);
    }

    @Override
    public void end(Scene scene) {
        scene.cloud().gateway(region).deceiveNoMore(region);
    }
}
