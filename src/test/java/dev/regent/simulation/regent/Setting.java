package dev.regent.simulation.regent;

import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.network.Network;
import dev.regent.simulation.network.Node;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Region;
import dev.regent.world.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What every port of one life of a regent needs.
 *
 * @param clock the clock of decisions of that process
 */
record Setting(
        Cloud cloud, Settings settings, String replica, SimulatedProcess process, InstantSource clock, Dice dice) {
    Region self() {
        return settings.self();
    }

    Node here() {
        return Node.regent(self());
    }

    /** A request over the network, answered within this life or never. */
    <T> void call(Node to, Supplier<T> serve, Consumer<T> answered) {
        Runnable call = () -> cloud.network()
                .call(
                        here(),
                        to,
                        serve,
                        answer -> process.within(() -> answered.accept(answer)).run());
        Duration late = process.delay(to);
        if (late.isZero()) {
            call.run();
        } else {
            cloud.time().after(late, call);
        }
    }

    /** The same of somebody who takes time to answer. */
    <T> void ask(Node to, Consumer<Consumer<T>> request, Consumer<T> answered) {
        Network network = cloud.network();
        network.send(
                here(),
                to,
                () -> request.accept(
                        answer -> network.send(to, here(), process.within(() -> answered.accept(answer)))));
    }
}
