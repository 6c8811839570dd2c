package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.scenarios.Scenario.Expectation;
import dev.regent.sandbox.timeline.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What follows a failover: weights settle it, recovery moves nothing, failback is a change of weights. */
final class Afterwards {
    /** As the service has it: two minutes of acting service, and a minute for a change to be everywhere. */
    private static final Duration SETTLED = Duration.ofMinutes(4);

    /**
     * 30 s until DNS knows of a change, 60 looks at the new epoch by those who cannot ask for its INSYNC, 13 s for a
     * vote's going to be counted, and some for ticks and slow machines.
     */
    private static final Duration PROPAGATED = Duration.ofMinutes(2);

    /** Less than a regent waits for Route 53's API. */
    private static final Duration A_RACE = Duration.ofSeconds(7);

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    /** Where the two minutes are not the point. */
    static final Map<String, Object> SETTLES_SOON = Map.of("thresholds", Map.of("actingService", 30));

    private Afterwards() {}

    static Stream<Scenario> all() {
        return Stream.of(
                Scenario.of(
                        "recovery-before-settle",
                        "the home recovers before the weights have moved",
                        Expectation.STAYS,
                        stage -> {
                            fails(stage);
                            stage.passes(Duration.ofSeconds(10));
                            stage.heals("gateway-dies", stage.home());
                            stage.staysWith(stage.heir(), Duration.ofSeconds(60));
                        }),
                Scenario.of(
                        "settles",
                        "the weights follow after two minutes, then the old votes go",
                        Expectation.SETTLES,
                        stage -> {
                            fails(stage);
                            stage.settlesOn(stage.heir(), 1, SETTLED);
                            stage.heals("gateway-dies", stage.home());
                            votesAreGone(stage);
                            stage.staysWith(stage.heir(), Duration.ofSeconds(20));
                        }),
                Scenario.of(
                                "recovery-after-settle",
                                "the old home recovers: it moves nothing",
                                Expectation.STAYS,
                                stage -> {
                                    settled(stage);
                                    stage.heals("gateway-dies", stage.home());
                                    stage.until(
                                            "the old home is open",
                                            PROPAGATED,
                                            () -> stage.sandbox().isOpen(stage.home()));
                                    stage.staysWith(stage.heir(), A_WHILE);
                                })
                        .with(SETTLES_SOON),
                Scenario.of(
                                "two-settlers",
                                "two regents settle at once: one wins, the other reads again",
                                Expectation.SETTLES,
                                Afterwards::twoSettlers)
                        .with(SETTLES_SOON),
                Scenario.of(
                                "edit-in-between",
                                "somebody edits a record while weights are moved",
                                Expectation.SETTLES,
                                Afterwards::edit)
                        .with(SETTLES_SOON),
                failback());
    }

    static void fails(Stage stage) {
        stage.breaks("gateway-dies", stage.home());
        stage.recoversWithin(Moves.OBJECTIVE, stage.home());
    }

    static void settled(Stage stage) {
        fails(stage);
        stage.settlesOn(stage.heir(), 1, SETTLED);
    }

    private static void votesAreGone(Stage stage) {
        stage.until(
                "nobody votes against the old home",
                PROPAGATED,
                () -> stage.sandbox().votes().stream()
                        .noneMatch(vote -> vote.against().equals(stage.home())));
        stage.until("the old home is open", PROPAGATED, () -> stage.sandbox().isOpen(stage.home()));
    }

    /** The third cannot read the heir's board, so it takes the heir's regent for silent and settles in its place. */
    private static void twoSettlers(Stage stage) {
        stage.sandbox()
                .links()
                .between(stage.third().name(), dev.regent.sandbox.topology.Target.board(stage.heir()))
                .blackhole();
        Instant before = Instant.now();
        stage.sandbox().route53().api().behaviour().beforeNextChange(() -> untilAnotherChange(stage, before));
        stage.breaks("region-dark", stage.home());
        stage.recoversWithin(Moves.OBJECTIVE, stage.home());
        stage.settlesOn(stage.heir(), 1, SETTLED);
        stage.until("somebody was refused", A_WHILE, () -> count(stage, before, Event.Kind.WEIGHTS_REFUSED) > 0);
        stage.passes(Duration.ofSeconds(10));
        stage.check("the epoch is " + stage.epoch(), stage.epoch() == 2);
        stage.check("weights were changed more than once", count(stage, before, Event.Kind.WEIGHTS) == 1);
    }

    /** The first who writes is held up until the other has written too: both have read the same epoch. */
    private static void untilAnotherChange(Stage stage, Instant since) {
        boolean wrote = stage.within(A_RACE, () -> count(stage, since, Event.Kind.WEIGHTS) > 0);
        stage.sandbox().note("scenario", wrote ? "the other settler was first" : "there is no other settler");
    }

    private static long count(Stage stage, Instant since, Event.Kind kind) {
        return stage.sandbox().timeline().since(since).stream()
                .filter(event -> event.kind() == kind)
                .count();
    }

    private static void edit(Stage stage) {
        Editor editor = new Editor(stage.sandbox());
        editor.waitForTheRead();
        fails(stage);
        stage.until("somebody edited between read and write", SETTLED, editor::done);
        stage.settlesOn(stage.heir(), 1, SETTLED);
        stage.check("no batch was refused", count(stage, stage.began().orElseThrow(), Event.Kind.WEIGHTS_REFUSED) > 0);
        stage.check("the edit is lost", editor.survives());
    }

    private static Scenario failback() {
        return Scenario.of("failback-automatic", "soaked, ramped, no request fails", Expectation.SETTLES, stage -> {
                    settled(stage);
                    stage.heals("gateway-dies", stage.home());
                    stage.until(
                            "the old home is open",
                            PROPAGATED,
                            () -> stage.sandbox().isOpen(stage.home()));
                    Instant from = Instant.now();
                    stage.settlesOn(stage.home(), 2, Duration.ofMinutes(8));
                    stage.answers(stage.home(), PROPAGATED);
                    stage.passes(Duration.ofSeconds(10));
                    stage.nobodyFailedSince(from);
                    stage.check("it was not ramped: the epoch is " + stage.epoch(), stage.epoch() >= 4);
                })
                .with(Map.of(
                        "thresholds", Map.of("actingService", 30),
                        "failback", Map.of("policy", "automatic", "soak", 20, "ramp", List.of(50), "step", 5)));
    }
}
