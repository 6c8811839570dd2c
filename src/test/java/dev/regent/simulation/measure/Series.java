package dev.regent.simulation.measure;

import dev.regent.simulation.history.Trial;
import dev.regent.simulation.play.Play;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/** One trial, many times, with the seeds 1, 2, 3, … */
public record Series(Trial trial, int regions, List<Recovery> runs) {
    public Series {
        runs = List.copyOf(runs);
    }

    /** Plays it so many times, on all processors. */
    static Series of(Trial trial, int regions, int runs, Variation variation) {
        return new Series(
                trial,
                regions,
                LongStream.rangeClosed(1, runs)
                        .parallel()
                        .mapToObj(seed -> Recovery.of(new Play.OfTrial(trial, seed, regions), variation))
                        .toList());
    }

    String title() {
        return trial.name() + (regions == 3 ? "" : ", " + regions + " regions");
    }

    Seconds seconds(Function<Recovery, Optional<Double>> phase) {
        return Seconds.of(runs.stream().map(phase).toList());
    }

    Seconds good() {
        return seconds(Recovery::good);
    }

    long unrecovered() {
        return runs.stream().filter(run -> run.good().isEmpty()).count();
    }
}
