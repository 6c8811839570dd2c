package dev.regent.simulation.play;

import dev.regent.simulation.history.Trial;
import dev.regent.simulation.history.Trials;
import java.util.List;

/**
 * What is played, in which order: by turns a disaster and the next of the trials, each with a seed of its own. All trials
 * are played in two regions, then in three, four and five, and again. The same base gives the same program.
 *
 * @param clusters plays disasters in regions whose clusters are looked at, and nothing else
 */
public record Program(long base, boolean clusters) {
    private static final List<Integer> REGIONS = List.of(2, 3, 4, 5);

    public Program(long base) {
        this(base, false);
    }

    /** From 0 on, without end. */
    public Play play(long number) {
        long seed = base + number;
        if (clusters) {
            return new Play.InClusters(seed);
        }
        if (number % 2 == 0) {
            return new Play.Disaster(seed);
        }
        List<Trial> trials = Trials.all();
        long turn = number / 2;
        return new Play.OfTrial(of(trials, turn), seed, of(REGIONS, turn / trials.size()));
    }

    private static <T> T of(List<T> all, long turn) {
        return all.get((int) (turn % all.size()));
    }
}
