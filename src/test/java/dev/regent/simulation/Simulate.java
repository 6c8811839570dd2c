package dev.regent.simulation;

import dev.regent.simulation.measure.Measurements;
import dev.regent.simulation.play.Account;
import dev.regent.simulation.play.Marathon;
import dev.regent.simulation.play.Marathon.Limit;
import dev.regent.simulation.play.Play;
import dev.regent.simulation.play.Program;
import dev.regent.simulation.play.Referee;
import dev.regent.simulation.play.Weeks;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The simulator as a program; {@code docs/simulator.md} says what its options are. Ends with 1 where a rule is broken. */
public final class Simulate {
    private static final int REGIONS = 3;
    private static final int RUNS = 700;
    private static final Duration BEFORE_THE_END = Duration.ofHours(2);
    private static final int RUNS_PER_SETTING = 300;

    private Simulate() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            if (!run()) {
                System.exit(1);
            }
        } catch (IllegalArgumentException nonsense) {
            System.err.println("simulation: " + nonsense.getMessage());
            System.exit(1);
        }
    }

    private static boolean run() throws IOException, InterruptedException {
        if (given("table").isPresent()) {
            Measurements.recovery(count("table", RUNS), System.out::println);
            return true;
        }
        if (given("settings").isPresent()) {
            Measurements.settings(count("settings", RUNS_PER_SETTING), System.out::println);
            return true;
        }
        Optional<String> results = given("agreement");
        if (results.isPresent()) {
            Measurements.agreement(Path.of(results.get()), RUNS, System.out::println);
            return true;
        }
        if (given("weeks").isPresent()) {
            return weeks();
        }
        return given("seed").isPresent() ? replay() : marathon();
    }

    private static boolean replay() {
        long seed = number("seed").orElseThrow();
        Play play = given("trial")
                .<Play>map(name -> new Play.OfTrial(
                        Play.trial(name),
                        seed,
                        number("regions").orElse((long) REGIONS).intValue()))
                .orElseGet(() -> disaster(seed));
        Outcome whole = Referee.STRICT.judge(play).outcome();
        boolean shrinks = given("shrink").isPresent() && !whole.held();
        System.out.println(Account.of(shrinks ? Referee.STRICT.shrink(play, whole) : whole));
        return whole.held();
    }

    private static Play disaster(long seed) {
        return given("clusters").isPresent() ? new Play.InClusters(seed) : new Play.Disaster(seed);
    }

    private static boolean weeks() {
        int count = number("weeks").orElseThrow().intValue();
        long base = number("base").orElse(1L);
        System.out.println("simulation: " + count + " ordinary weeks from the base seed " + base);
        List<Outcome> broken = new Weeks(base, count).play(System.out::println);
        System.out.println("simulation: " + (broken.isEmpty() ? "every invariant held" : "BROKEN"));
        broken.forEach(outcome -> System.out.println("\n" + Account.ofTheEnd(outcome, BEFORE_THE_END)));
        return broken.isEmpty();
    }

    private static boolean marathon() throws InterruptedException {
        long base = number("base").orElseGet(() -> (long) new SecureRandom().nextInt(Integer.MAX_VALUE));
        System.out.println("simulation: base seed " + base + " (-Dbase=" + base + " plays the same histories)");
        Limit limit = number("histories")
                .map(Limit::histories)
                .orElseGet(() -> Limit.seconds(60 * number("minutes").orElse(1L)));
        Marathon marathon = new Marathon(new Program(base, given("clusters").isPresent()), Referee.STRICT, limit);
        Optional<Marathon.Failure> failure = marathon.run(tally -> System.out.println("simulation: " + tally));
        System.out.println("simulation: " + marathon.tally()
                + (failure.isEmpty() ? "; every invariant held" : "; BROKEN, in the base seed " + base));
        failure.ifPresent(broken -> System.out.println("\n" + Account.of(broken, Referee.STRICT)));
        return failure.isEmpty();
    }

    private static Optional<String> given(String option) {
        return Optional.ofNullable(System.getProperty(option)).filter(value -> !value.equals("false"));
    }

    private static Optional<Long> number(String option) {
        return given(option).map(value -> {
            try {
                return Long.valueOf(value);
            } catch (NumberFormatException nonsense) {
                throw new IllegalArgumentException("-D" + option + "=" + value + " should be a whole number", nonsense);
            }
        });
    }

    /** {@code -Dtable} alone, or with a number. */
    private static int count(String option, int otherwise) {
        boolean alone = given(option)
                .filter(value -> value.isEmpty() || value.equals("true"))
                .isPresent();
        return alone ? otherwise : number(option).orElseThrow().intValue();
    }
}
