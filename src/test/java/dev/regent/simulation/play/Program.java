package dev.regent.simulation.play;

import dev.regent.simulation.history.Trial;
import dev.regent.simulation.history.Trials;
import java.util.List;

/**
 * What is played, in which order: by turns a disaster and the next of the trials, each with a seed of its own. The same
 * base gives the same program.
 */
public record Program(long base) {
    private static final int REGIONS = 3;

    /** From 0 on, without end. */
    public Play play(long number) {
        long seed = base + number;
        if (number % 2 == 0) {
            return new Play.Disaster(seed);
        }
        List<Trial> trials = Trials.all();
        return new Play.OfTrial(trials.get((int) (number / 2 % trials.size())), seed, REGIONS);
    }
}
