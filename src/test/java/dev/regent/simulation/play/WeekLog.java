package dev.regent.simulation.play;

import dev.regent.simulation.Deed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.client.Client;
import dev.regent.simulation.history.Fault;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Looks on at one history of {@link Weeks}: a line of progress each day, and a row for each week. Cannot be broken. */
final class WeekLog implements Invariant {
    static final String HEAD =
            "| history | week | gateway faults | network | regents killed or stopped | API | dark regions | orders "
                    + "| moves of the answer | changes of weights | requests | not answered "
                    + "| largest report, characters | intents on a board | votes standing | heap, MiB |\n|"
                    + " --- |".repeat(16);

    private static final Duration DAY = Duration.ofDays(1);

    private final int number;
    private final History history;
    private final Duration week;
    private final Client client;
    private final Consumer<String> out;
    private final List<String> rows = new ArrayList<>();
    private int moves;
    private int changes;
    private int largest;
    private long sent;
    private long answered;

    /**
     * Looks on from the beginning.
     *
     * @param number of the history, for people
     * @param week   how long a week lasts
     * @param client whose requests are counted
     * @param out    told once a day how far it is
     */
    WeekLog(int number, History history, Duration week, Client client, Consumer<String> out) {
        this.number = number;
        this.history = history;
        this.week = week;
        this.client = client;
        this.out = out;
    }

    @Override
    public String sentence() {
        return "figures of each week";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        if (sent == 0) {
            count();
        }
        moves += (int) moment.deeds(Deed.Answered.class).stream()
                .filter(Deed.Answered::isMove)
                .count();
        changes += moment.deeds(Deed.Changed.class).size();
        long seconds = moment.since().toSeconds();
        if (seconds % Duration.ofHours(1).toSeconds() == 0) {
            largest = Math.max(largest, largestReport(moment));
        }
        if (seconds % DAY.toSeconds() == 0) {
            out.accept("simulation: history " + number + " has played " + seconds / DAY.toSeconds() + " days");
        }
        if (seconds % week.toSeconds() == 0) {
            rows.add(row(moment));
            moves = 0;
            changes = 0;
            largest = 0;
            count();
        }
        return Optional.empty();
    }

    /** From here on. */
    private void count() {
        sent = client.sent();
        answered = client.answered();
    }

    List<String> rows() {
        return List.copyOf(rows);
    }

    private String row(Moment moment) {
        int played = (int) (moment.since().toSeconds() / week.toSeconds());
        long requests = client.sent() - sent;
        return String.format(
                Locale.ROOT,
                "| %d | %d | %s | %d | %d | %d | %d | %d | %d | %d | %d |",
                number,
                played,
                kinds(played),
                moves,
                changes,
                requests,
                requests - (client.answered() - answered),
                Math.max(largest, largestReport(moment)),
                intents(moment),
                votes(moment),
                heap());
    }

    /** How many faults of each kind began in a week. */
    private String kinds(int played) {
        List<Predicate<Fault>> kinds = List.of(
                Faults.Gateway.class::isInstance,
                Faults.Ways.class::isInstance,
                fault -> fault instanceof Faults.Killed || fault instanceof Faults.Paused,
                Faults.Api.class::isInstance,
                Faults.Dark.class::isInstance,
                Faults.Asked.class::isInstance);
        Duration end = week.multipliedBy(played);
        return String.join(
                " | ",
                kinds.stream().map(kind -> String.valueOf(began(end, kind))).toList());
    }

    private long began(Duration end, Predicate<Fault> kind) {
        return history.happenings().stream()
                .filter(it -> it.at().compareTo(end) < 0 && it.at().compareTo(end.minus(week)) >= 0)
                .filter(it -> kind.test(it.fault()))
                .count();
    }

    /** As text, whatever its format: what grows in it is what counts. */
    private static int largestReport(Moment moment) {
        return moment.regions().stream()
                .flatMap(region -> moment.scene().cloud().board(region).report().stream())
                .mapToInt(report -> report.toString().length())
                .max()
                .orElse(0);
    }

    private static int intents(Moment moment) {
        return moment.regions().stream()
                .flatMap(region -> moment.scene().cloud().board(region).report().stream())
                .mapToInt(report -> report.intents().size())
                .max()
                .orElse(0);
    }

    private static int votes(Moment moment) {
        return moment.regions().stream()
                .mapToInt(region -> moment.scene().cloud().board(region).votes().size())
                .sum();
    }

    /** Of the whole process after a collection: every history with its timeline. */
    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
