package dev.regent.simulation.history;

import dev.regent.simulation.Scene;
import dev.regent.world.Region;

/** What one region's regent hears of a gateway is wrong, because of something between the two; users are served. */
public record Misled(Region observer, Region gateway) implements Fault {
    @Override
    public void begin(Scene scene) {
        scene.cloud().gateway(gateway).mislead(observer);
    }

    @Override
    public void end(Scene scene) {
        scene.cloud().gateway(gateway).misleadNoMore(observer);
    }
}
