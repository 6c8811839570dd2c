package dev.regent.simulation.play;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.Outcome;
import dev.regent.simulation.Simulation;
import dev.regent.simulation.history.History;
import dev.regent.simulation.history.Shrink;
import dev.regent.simulation.regent.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Plays histories by one policy, and says whether they keep the rules.
 *
 * @param invariants made anew each time that something is played
 */
public record Referee(Policy policy, Function<Play, List<Invariant>> invariants) {
    /** What is asked of the service. */
    public static final Referee STRICT = new Referee(Policy.REAL, Play::invariants);

    /** A history that was played, and how often traffic was moved in it. */
    public record Judged(Outcome outcome, int failovers) {}

    public Judged judge(Play play) {
        return judge(play, play.history());
    }

    private Judged judge(Play play, History history) {
        var failovers = new Failovers();
        List<Invariant> all = new ArrayList<>(invariants.apply(play));
        all.add(failovers);
        return new Judged(new Simulation(history, policy).play(all), failovers.count());
    }

    /** The smallest history found that breaks the same invariant, played. */
    public Outcome shrink(Play play, Outcome broken) {
        Class<?> which = broken.breaches().getFirst().invariant().getClass();
        History smallest = Shrink.of(broken.history(), smaller -> breaks(play, smaller, which));
        return judge(play, smallest).outcome();
    }

    private boolean breaks(Play play, History history, Class<?> which) {
        return judge(play, history).outcome().breaches().stream()
                .anyMatch(breach -> breach.invariant().getClass().equals(which));
    }
}
