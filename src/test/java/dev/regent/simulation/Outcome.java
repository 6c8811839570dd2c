package dev.regent.simulation;

import dev.regent.simulation.history.History;
import java.time.Duration;
import java.util.List;

/**
 * What became of a history.
 *
 * @param breaches empty where every invariant held
 * @param length   how much of it was played, warm-up not counted
 */
public record Outcome(History history, List<Breach> breaches, Chronicle chronicle, Duration length) {
    /** An invariant that was broken, and how. */
    public record Breach(Invariant invariant, String why) {
        @Override
        public String toString() {
            return invariant.getClass().getSimpleName() + ": " + invariant.sentence() + "\n  broken: " + why;
        }
    }

    public Outcome {
        breaches = List.copyOf(breaches);
    }

    public boolean held() {
        return breaches.isEmpty();
    }
}
