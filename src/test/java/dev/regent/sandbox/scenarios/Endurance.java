package dev.regent.sandbox.scenarios;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regent.sandbox.chaos.Observation;
import dev.regent.sandbox.chaos.run.Run;
import dev.regent.sandbox.chaos.run.Verdict;
import dev.regent.sandbox.chaos.schedule.Pace;
import dev.regent.sandbox.chaos.schedule.Schedule;
import dev.regent.sandbox.chaos.soak.Diary;
import dev.regent.sandbox.chaos.soak.Gauges;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many faults for as long as one likes: {@code -Dminutes}, and {@code -Dseed} to have the same ones again. */
final class Endurance {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MINUTES = "minutes";
    private static final int CHAOS_MINUTES = 5;
    private static final int SOAK_MINUTES = 60;

    private Endurance() {}

    static Stream<Scenario> all() {
        return Stream.of(
                scenario(
                        "chaos",
                        "random faults, several at once, and every invariant holds (-Dminutes=" + CHAOS_MINUTES
                                + " -Dseed=S; part of \"all\" only with -Dminutes)",
                        Endurance::chaos),
                scenario(
                        "soak",
                        "faults at a gentle pace, and nothing in a regent grows (-Dminutes=" + SOAK_MINUTES
                                + " -Dseed=S; never part of \"all\")",
                        Endurance::soak));
    }

    private static Scenario scenario(String name, String what, Scenario.Script script) {
        return Scenario.of(name, what, Scenario.Expectation.KEEPS, script).with(Run.SERVICE);
    }

    /** Chaos does, once it is said for how long. */
    static boolean belongsToAll(Scenario scenario) {
        return scenario.expectation() != Scenario.Expectation.KEEPS
                || (scenario.name().equals("chaos") && System.getProperty(MINUTES) != null);
    }

    private static void chaos(Stage stage) {
        Schedule schedule = draw(stage, CHAOS_MINUTES, Pace.CHAOS);
        judge(stage, schedule, Run.of(stage.sandbox(), schedule), List.of());
    }

    private static void soak(Stage stage) {
        Schedule schedule = draw(stage, SOAK_MINUTES, Pace.SOAK);
        try (Gauges gauges = Gauges.start(stage.sandbox())) {
            Observation seen = Run.of(stage.sandbox(), schedule);
            Diary diary = gauges.diary();
            System.out.println(diary.verdicts());
            stage.attached().put("soak", JSON.valueToTree(diary.samples()));
            judge(stage, schedule, seen, diary.grown());
        }
    }

    private static Schedule draw(Stage stage, int usualMinutes, Pace pace) {
        stage.check(
                "there is nobody to watch: -Dregents=0",
                !stage.sandbox().regents().all().isEmpty());
        Duration length = Duration.ofMinutes(Integer.getInteger(MINUTES, usualMinutes));
        long seed = stage.sandbox().options().seed();
        Schedule schedule = Schedule.draw(seed, length, pace, stage.sandbox().order());
        System.out.println("seed " + seed + ", " + length.toMinutes() + " minutes:");
        schedule.lines().forEach(System.out::println);
        return schedule;
    }

    private static void judge(Stage stage, Schedule schedule, Observation seen, List<String> more) {
        Verdict verdict = Verdict.of(schedule, seen);
        verdict.lines().forEach(System.out::println);
        stage.attached().put("chaos", verdict.json());
        String missing = Stream.concat(Stream.of(verdict.broken()), more.stream())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining("\n  "));
        stage.check(missing, missing.isEmpty());
    }
}
