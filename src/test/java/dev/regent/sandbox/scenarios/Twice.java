package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.scenarios.Scenario.Expectation;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** One thing after another, with the third region made able first. */
final class Twice {
    private static final Duration SLOWER = Duration.ofSeconds(45);
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    private Twice() {}

    static Stream<Scenario> all() {
        return Stream.of(
                Scenario.of(
                                "home-and-heir-die",
                                "home and heir die at once: the third serves",
                                Expectation.MOVES,
                                stage -> {
                                    stage.thirdIsAble();
                                    stage.given("gateway-dies", stage.heir());
                                    stage.breaks("gateway-dies", stage.home());
                                    stage.recoversWithin(SLOWER, stage.home());
                                    serves(stage, stage.third());
                                })
                        .within(SLOWER),
                heirDies("before settling", stage -> Afterwards.fails(stage)),
                heirDies("after settling", Afterwards::settled).with(Afterwards.SETTLES_SOON),
                Scenario.of(
                        "heir-recovers-while-third-serves",
                        "the heir's recovery moves nothing",
                        Expectation.STAYS,
                        stage -> {
                            stage.thirdIsAble();
                            stage.given("gateway-dies", stage.heir());
                            stage.breaks("gateway-dies", stage.home());
                            stage.recoversWithin(SLOWER, stage.home());
                            stage.heals("gateway-dies", stage.heir());
                            stage.staysWith(stage.third(), A_MINUTE);
                        }),
                Scenario.of(
                        "weak-heir-overloaded",
                        "the heir answers part of the traffic and keeps it",
                        Expectation.STAYS,
                        Twice::weak),
                Scenario.of(
                                "able-but-closed",
                                "the heir's regent died behind its own vote, then the home dies",
                                Expectation.MOVES,
                                Twice::closed)
                        .variant("no third")
                        .within(A_MINUTE),
                Scenario.of("able-but-closed", "the same, with an able third", Expectation.MOVES, stage -> {
                            stage.thirdIsAble();
                            closed(stage);
                        })
                        .variant("with a third")
                        .within(A_MINUTE),
                Scenario.of(
                        "everything-fails",
                        "every gateway dies: nothing worse than answering the home",
                        Expectation.ENDURES,
                        Twice::everything));
    }

    private static Scenario heirDies(String variant, Scenario.Script first) {
        return Scenario.of(
                        "heir-dies-after-failover", "the next in line takes over again", Expectation.MOVES, stage -> {
                            stage.thirdIsAble();
                            first.play(stage);
                            stage.passes(Duration.ofSeconds(15));
                            stage.breaks("gateway-dies", stage.heir());
                            stage.recoversWithin(SLOWER, stage.heir());
                            serves(stage, stage.third());
                        })
                .variant(variant)
                .within(SLOWER);
    }

    private static void serves(Stage stage, Region region) {
        stage.check(
                "DNS answers " + stage.sandbox().answered(),
                stage.sandbox().answered().equals(java.util.Set.of(region)));
    }

    private static void weak(Stage stage) {
        stage.given("weak-capacity", stage.heir());
        stage.given("overload", stage.home());
        stage.breaks("gateway-dies", stage.home());
        stage.answers(stage.heir(), Moves.OBJECTIVE);
        Instant from = Instant.now();
        stage.staysWith(stage.heir(), A_MINUTE);
        var lived = stage.sandbox().clients().perRequest().tally(from, Instant.now());
        stage.check("the heir answered nobody", lived.answered() > 0);
        stage.check("the heir was not overloaded", lived.failed() > 0);
    }

    private static void closed(Stage stage) {
        Region heir = stage.heir();
        stage.given("gateway-dies", heir);
        stage.isVotedOut(heir, heir, Moves.OBJECTIVE);
        stage.given("regent-dies", heir);
        stage.heals("gateway-dies", heir);
        stage.until(
                heir + " passes Route 53's own check",
                A_MINUTE,
                () -> stage.sandbox().isUp(heir));
        stage.passes(Duration.ofSeconds(5));
        stage.breaks("gateway-dies", stage.home());
        stage.recoversWithin(A_MINUTE, stage.home());
    }

    private static void everything(Stage stage) {
        stage.given("gateway-dies", stage.heir());
        stage.passes(Duration.ofSeconds(20));
        stage.breaks("gateway-dies", stage.home());
        stage.staysWith(stage.home(), A_MINUTE);
        stage.heals("gateway-dies", stage.home());
        stage.until(
                "users are served again",
                Moves.OBJECTIVE,
                () -> stage.sandbox()
                                .clients()
                                .perRequest()
                                .recovery(stage.began().orElseThrow())
                        instanceof dev.regent.sandbox.clients.Recovery.Recovered);
        stage.check(
                "DNS answers " + stage.sandbox().answered(),
                stage.sandbox().answered().contains(stage.home()));
    }
}
