package dev.regent.simulation.play;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.Outcome;
import dev.regent.simulation.Simulation;
import dev.regent.simulation.history.History;
import dev.regent.simulation.history.Ordinary;
import dev.regent.simulation.invariant.Invariants;
import dev.regent.simulation.regent.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Ordinary weeks: as many histories side by side as there are processors, each going on for its share of the weeks, so that
 * what grows can be seen growing. A line a day says how far they are, and a table of the weeks ends it.
 */
public final class Weeks {
    static final Duration WEEK = Duration.ofDays(7);

    private final long base;
    private final int weeks;
    private final Duration length;
    private final List<Outcome> broken = Collections.synchronizedList(new ArrayList<>());
    private final List<WeekLog> logs = new ArrayList<>();

    public Weeks(long base, int weeks) {
        this(base, weeks, WEEK);
    }

    /** Of weeks that are as short as that. */
    Weeks(long base, int weeks, Duration length) {
        this.base = base;
        this.weeks = weeks;
        this.length = length;
    }

    /** Those that broke a rule, and how; none where all of them kept them. */
    public List<Outcome> play(Consumer<String> out) {
        int threads = Math.min(weeks, Runtime.getRuntime().availableProcessors());
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(number -> thread(number, threads, out))
                .toList();
        all.forEach(Thread::start);
        all.forEach(Weeks::join);
        out.accept(WeekLog.HEAD);
        logs.stream().flatMap(log -> log.rows().stream()).forEach(out);
        return List.copyOf(broken);
    }

    private Thread thread(int number, int threads, Consumer<String> out) {
        int share = weeks / threads + (number < weeks % threads ? 1 : 0);
        History history = Ordinary.lasting(base + number, length.multipliedBy(share));
        Simulation simulation = new Simulation(history, Policy.REAL);
        WeekLog log = new WeekLog(number + 1, history, length, simulation.client(), out);
        logs.add(log);
        return Thread.ofPlatform().name("weeks " + number).unstarted(() -> play(simulation, log));
    }

    private void play(Simulation simulation, WeekLog log) {
        List<Invariant> all = new ArrayList<>(Invariants.all());
        all.add(log);
        Outcome outcome = simulation.play(all);
        if (!outcome.held()) {
            broken.add(outcome);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
