package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.chaos.Observation;
import dev.regent.sandbox.chaos.run.Run;
import dev.regent.sandbox.chaos.run.Verdict;
import dev.regent.sandbox.chaos.schedule.Pace;
import dev.regent.sandbox.chaos.schedule.Schedule;
import java.time.Duration;
import java.util.stream.Stream;

/** Many faults for as long as one likes: {@code -Dminutes}, and {@code -Dseed} to have the same ones again. */
final class Endurance {
    private static final String MINUTES = "minutes";
    private static final int CHAOS_MINUTES = 5;

    private Endurance() {}

    static Stream<Scenario> all() {
        return Stream.of(Scenario.of(
                        "chaos",
                        "random faults, several at once, and every invariant holds (-Dminutes=" + CHAOS_MINUTES
                                + " -Dseed=S; part of \"all\" only with -Dminutes)",
                        Scenario.Expectation.KEEPS,
                        Endurance::chaos)
                .with(Run.SERVICE));
    }

    /** Chaos does, once it is said for how long. */
    static boolean belongsToAll(Scenario scenario) {
        return scenario.expectation() != Scenario.Expectation.KEEPS
                || scenario.name().equals("chaos") && System.getProperty(MINUTES) != null;
    }

    private static void chaos(Stage stage) {
        Schedule schedule = draw(stage, CHAOS_MINUTES, Pace.CHAOS);
        judge(stage, schedule, Run.of(stage.sandbox(), schedule));
    }

    private static Schedule draw(Stage stage, int usualMinutes, Pace pace) {
        Duration length = Duration.ofMinutes(Integer.getInteger(MINUTES, usualMinutes));
        long seed = stage.sandbox().options().seed();
        Schedule schedule = Schedule.draw(seed, length, pace, stage.sandbox().order());
        System.out.println("seed " + seed + ", " + length.toMinutes() + " minutes:");
        schedule.lines().forEach(System.out::println);
        return schedule;
    }

    private static void judge(Stage stage, Schedule schedule, Observation seen) {
        Verdict verdict = Verdict.of(schedule, seen);
        verdict.lines().forEach(System.out::println);
        stage.attached().put("chaos", verdict.json());
        stage.check(verdict.broken(), verdict.broken().isEmpty());
    }
}
