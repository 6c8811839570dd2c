package dev.regent.simulation.regent;

import dev.regent.simulation.network.Node;
import dev.regent.simulation.time.Dice;
import dev.regent.simulation.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process that can be killed, started again, and stopped for a while without noticing. What becomes due meanwhile
 * (timers, answers from the network) waits and is then done all at once, in no particular order, as threads do.
 */
final class SimulatedProcess {
    private final VirtualTime time;
    private final Dice dice;
    private final List<Runnable> held = new ArrayList<>();
    private final Map<Node, Duration> late = new HashMap<>();
    private int incarnation;
    private boolean alive;
    private boolean paused;

    SimulatedProcess(VirtualTime time, Dice dice) {
        this.time = time;
        this.dice = dice;
    }

    void begin() {
        incarnation++;
        alive = true;
        paused = false;
    }

    void kill() {
        alive = false;
        held.clear();
    }

    /** From now on what this process alone asks of somebody arrives so much later; zero mends it. */
    void delay(Node to, Duration by) {
        late.put(to, by);
    }

    Duration delay(Node to) {
        return late.getOrDefault(to, Duration.ZERO);
    }

    boolean isAlive() {
        return alive;
    }

    boolean isPaused() {
        return alive && paused;
    }

    void pause() {
        paused = alive;
    }

    void resume() {
        paused = false;
        while (!held.isEmpty() && alive && !paused) {
            held.remove(dice.below(held.size())).run();
        }
    }

    /** What is done by this process in this life, or not at all. */
    Runnable within(Runnable what) {
        int life = incarnation;
        return () -> {
            if (!alive || life != incarnation) {
                return;
            }
            if (paused) {
                held.add(what);
            } else {
                what.run();
            }
        };
    }

    void after(Duration wait, Runnable what) {
        time.after(wait, within(what));
    }

    VirtualTime time() {
        return time;
    }
}
