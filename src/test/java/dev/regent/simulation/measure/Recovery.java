package dev.regent.simulation.measure;

import dev.regent.simulation.Outcome;
import dev.regent.simulation.Simulation;
import dev.regent.simulation.play.Play;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The seconds that one trial took, all from the fault.
 *
 * @param vote   until the first vote against the home
 * @param answer until DNS answered whom it then went on answering
 * @param good   until the first of those good answers that no bad one followed while the fault lasted
 */
public record Recovery(Optional<Double> vote, Optional<Double> answer, Optional<Double> good) {

    /** Plays one. */
    static Recovery of(Play.OfTrial play, Variation variation) {
        Simulation simulation = variation.simulation(play.history());
        var watch = new RecoveryWatch(simulation);
        Outcome played = simulation.play(List.of(watch));
        if (!played.held()) {
            throw new IllegalStateException("a watch cannot be broken");
        }
        return watch.recovery();
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
