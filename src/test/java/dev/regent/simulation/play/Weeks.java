package dev.regent.simulation.play;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.Outcome;
import dev.regent.simulation.Simulation;
import dev.regent.simulation.history.History;
import dev.regent.simulation.history.Ordinary;
import dev.regent.simulation.invariant.Invariants;
import dev.regent.simulation.regent.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Ordinary weeks, side by side on as many threads as there are processors, and a line of figures after each week. */
public final class Weeks {
    private final long base;
    private final int weeks;
    private final List<Outcome> broken = Collections.synchronizedList(new ArrayList<>());

    public Weeks(long base, int weeks) {
        this.base = base;
        this.weeks = weeks;
    }

    /** The first that broke a rule, and how; none where all of them kept them. */
    public List<Outcome> play(Consumer<String> out) {
        int threads = Math.min(weeks, Runtime.getRuntime().availableProcessors());
        out.accept(WeekLog.HEAD);
        IntStream.range(0, threads)
                .mapToObj(number -> Thread.ofPlatform().name("weeks " + number).start(() -> play(number, threads, out)))
                .toList()
                .forEach(Weeks::join);
        return List.copyOf(broken);
    }

    private void play(int number, int threads, Consumer<String> out) {
        int share = weeks / threads + (number < weeks % threads ? 1 : 0);
        History history = Ordinary.weeks(base + number, share);
        List<Invariant> all = new ArrayList<>(Invariants.all());
        all.add(new WeekLog(number + 1, out));
        Outcome outcome = new Simulation(history, Policy.REAL).play(all);
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

    /** Counts, and says so once a week. Cannot be broken. */
    private static final class WeekLog implements Invariant {
        private static final String HEAD =
                "| history | week | faults begun | moves of the answer | changes of weights | intents on a board | votes standing |\n"
                        + "| --- | --- | --- | --- | --- | --- | --- |";
        private static final long WEEK_SECONDS = 7 * 24 * 3600L;

        private final int number;
        private final Consumer<String> out;
        private int faults;
        private int moves;
        private int changes;
        private int underWay;

        WeekLog(int number, Consumer<String> out) {
            this.number = number;
            this.out = out;
        }

        @Override
        public String sentence() {
            return "figures of each week";
        }

        @Override
        public java.util.Optional<String> broken(Moment moment) {
            int now = moment.scene().faults().size();
            faults += Math.max(0, now - underWay);
            underWay = now;
            moves += (int) moment.deeds(dev.regent.simulation.Deed.Answered.class).stream()
                    .filter(dev.regent.simulation.Deed.Answered::isMove)
                    .count();
            changes += moment.deeds(dev.regent.simulation.Deed.Changed.class).size();
            long seconds = moment.since().toSeconds();
            if (seconds % WEEK_SECONDS == 0) {
                say(moment, seconds / WEEK_SECONDS);
            }
            return java.util.Optional.empty();
        }

        private void say(Moment moment, long week) {
            var cloud = moment.scene().cloud();
            int intents = moment.regions().stream()
                    .flatMap(region -> cloud.board(region).report().stream())
                    .mapToInt(report -> report.intents().size())
                    .max()
                    .orElse(0);
            int votes = moment.regions().stream()
                    .mapToInt(region -> cloud.board(region).votes().size())
                    .sum();
            out.accept("| " + number + " | " + week + " | " + faults + " | " + moves + " | " + changes + " | " + intents
                    + " | " + votes + " |");
            faults = 0;
            moves = 0;
            changes = 0;
        }
    }
}
