package dev.regent.simulation.history;

import dev.regent.simulation.Scene;
import dev.regent.simulation.network.Node;
import java.time.Duration;

/** What one replica alone asks of somebody arrives so much later. */
public record Late(String replica, Node to, Duration by) implements Fault {
    @Override
    public void begin(Scene scene) {
        scene.regent(replica).delay(to, by);
    }

    @Override
    public void end(Scene scene) {
        scene.regent(replica).delay(to, Duration.ZERO);
    }
}
