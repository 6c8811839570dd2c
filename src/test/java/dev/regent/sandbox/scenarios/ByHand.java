package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.regents.Regents.Reply;
import dev.regent.sandbox.scenarios.Scenario.Expectation;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What people ask for is done, or refused with what stands against it. */
final class ByHand {
    private static final Duration PROPAGATED = Duration.ofSeconds(75);
    private static final Duration TO_BE_SILENT = Duration.ofSeconds(8);
    /** Regents look at Route 53's API every five seconds, and wait ten for an answer. */
    private static final Duration TO_NOTICE_THE_API = Duration.ofSeconds(20);

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private ByHand() {}

    static Stream<Scenario> all() {
        return Stream.of(
                manual("asked of the home", stage -> {}, Stage::home, Stage::heir),
                manual("asked of the heir", stage -> {}, Stage::heir, Stage::heir),
                manual("asked of the third", stage -> {}, Stage::third, Stage::heir),
                manual("to the third, which is not next in line", Stage::thirdIsAble, Stage::heir, Stage::third),
                manual(
                        "with the Route 53 API down",
                        stage -> stage.given("route53-api-down", stage.home()),
                        Stage::heir,
                        Stage::heir),
                manual("with the home's regent dead", ByHand::homesRegentDies, Stage::third, Stage::heir),
                pauseBlocks(),
                oneLeft("the home's", Stage::home, ByHand::movesByOwnWord),
                oneLeft("the heir's", Stage::heir, ByHand::movesByWeights),
                oneLeft("the third's", Stage::third, ByHand::movesByWeights),
                oneLeft("the heir's, with the API down", Stage::heir, ByHand::movesByCommands),
                finishedOrder());
    }

    private static Scenario manual(
            String variant, Scenario.Script given, Function<Stage, Region> asked, Function<Stage, Region> to) {
        return Scenario.of("manual-failover", "a person orders a failover", Expectation.OBEYS, stage -> {
                    given.play(stage);
                    stage.orders(asked.apply(stage), "failover", failover(stage.home(), to.apply(stage)));
                    stage.movesTo(to.apply(stage), Moves.OBJECTIVE);
                    stage.staysWith(to.apply(stage), Duration.ofSeconds(10));
                })
                .variant(variant)
                .within(Moves.OBJECTIVE);
    }

    private static void homesRegentDies(Stage stage) {
        stage.given("regent-dies", stage.home());
        stage.passes(TO_BE_SILENT);
    }

    static String failover(Region from, Region to) {
        return "{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"reason\":\"drill\"}";
    }

    private static Scenario pauseBlocks() {
        return Scenario.of(
                "pause-blocks", "inference fails while a person has paused the service", Expectation.STAYS, stage -> {
                    stage.orders(stage.third(), "pause", "{\"reason\":\"maintenance\",\"for\":\"PT10M\"}");
                    stage.passes(Duration.ofSeconds(5));
                    stage.breaks("inference-fails", stage.home());
                    stage.staysWith(stage.home(), A_WHILE);
                    stage.orders(stage.heir(), "resume", "{\"reason\":\"done\"}");
                    stage.answers(stage.heir(), Moves.OBJECTIVE);
                });
    }

    private static Scenario oneLeft(String whose, Function<Stage, Region> survivor, Script thenWhat) {
        return Scenario.of(
                        "one-regent-left",
                        "two of three regents are dead, and a person orders a failover",
                        Expectation.OBEYS,
                        stage -> {
                            Region left = survivor.apply(stage);
                            stage.sandbox().order().stream()
                                    .filter(region -> !region.equals(left))
                                    .forEach(region -> stage.given("regent-dies", region));
                            stage.passes(TO_BE_SILENT);
                            thenWhat.play(stage, left);
                        })
                .variant(whose);
    }

    /** What follows once only that region's regent lives. */
    @FunctionalInterface
    private interface Script {
        void play(Stage stage, Region left);
    }

    private static void movesByOwnWord(Stage stage, Region left) {
        stage.orders(left, "failover", failover(stage.home(), stage.heir()));
        stage.movesTo(stage.heir(), Moves.OBJECTIVE);
    }

    private static void movesByWeights(Stage stage, Region left) {
        stage.orders(left, "failover", failover(stage.home(), stage.heir()));
        stage.movesTo(stage.heir(), PROPAGATED);
    }

    private static void movesByCommands(Stage stage, Region left) {
        stage.given("route53-api-down", stage.home());
        stage.passes(TO_NOTICE_THE_API);
        Reply reply = stage.asks(left, "failover", failover(stage.home(), stage.heir()));
        stage.check("it was answered " + reply.status() + ": " + reply.body(), reply.status() == 503);
        stage.check("it names no commands: " + reply.body(), reply.body().contains("put-object"));
        stage.check(
                "it does not say what is unreachable: " + reply.body(),
                reply.body().contains("does not answer"));
        stage.startsNow();
        BreakGlass.run(stage.sandbox(), reply.body());
        stage.movesTo(stage.heir(), Moves.OBJECTIVE);
    }

    private static Scenario finishedOrder() {
        return Scenario.of(
                        "finished-order-stays-finished",
                        "failed over and back by order: nothing fires again",
                        Expectation.OBEYS,
                        stage -> {
                            long before = stage.epoch();
                            stage.orders(stage.home(), "failover", failover(stage.home(), stage.heir()));
                            stage.movesTo(stage.heir(), Moves.OBJECTIVE);
                            stage.settlesOn(stage.heir(), before, PROPAGATED);
                            stage.until(
                                    "the old home is open",
                                    PROPAGATED.plus(A_WHILE),
                                    () -> stage.sandbox().isOpen(stage.home()));
                            backAgain(stage);
                            stage.staysWith(stage.home(), A_WHILE);
                            stage.check("the epoch has moved on", stage.epoch() > before + 1);
                        })
                .with(Map.of(
                        "failback", Map.of("policy", "manual", "soak", 10, "ramp", java.util.List.of(50), "step", 2)));
    }

    private static void backAgain(Stage stage) {
        stage.until(
                "failback is taken",
                PROPAGATED,
                () -> stage.asks(
                                        stage.heir(),
                                        "failback",
                                        "{\"to\":\"" + stage.home() + "\",\"reason\":\"drill is over\"}")
                                .status()
                        == 202);
        stage.settlesOn(stage.home(), stage.epoch(), PROPAGATED.multipliedBy(4));
        stage.answers(stage.home(), PROPAGATED);
    }
}
