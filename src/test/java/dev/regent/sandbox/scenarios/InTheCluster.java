package dev.regent.sandbox.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regent.sandbox.kubernetes.RegionCluster;
import dev.regent.sandbox.scenarios.Scenario.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What goes wrong with the home's pods, nodes, GPUs, autoscaler and monitoring, while its gateway goes on. */
final class InTheCluster {
    /** For pods to change, an autoscaler to look (15 s), monitoring to be asked, and ten looks at a late autoscaler. */
    private static final Duration UNTIL_SAID = Duration.ofSeconds(45);
    /** Long enough for autoscalers to have done what they can. */
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /** Ten looks of being degraded come before everything else. */
    private static final Duration IN_GOOD_TIME = Duration.ofSeconds(60);

    private InTheCluster() {}

    static Stream<Scenario> all() {
        return Stream.of(
                degrades("gpus-lost", "half of the home's GPUs fall off the bus", "XID 79", stage -> {}),
                degrades(
                        "nodes-lost-30-percent",
                        "30 % of the home's nodes are lost; what is left serves its part",
                        "3 of 10 GPU nodes are lost",
                        stage -> stage.given("rush", stage.home())),
                Scenario.of("all-pods-crashloop", "every pod of the home crashes", Expectation.MOVES, stage -> {
                            stage.breaks("all-pods-crashloop", stage.home());
                            stage.recoversWithin(Moves.OBJECTIVE, stage.home());
                        })
                        .within(Moves.OBJECTIVE),
                degrades(
                        "image-pull-fails-on-new-pods",
                        "more users come, and the pods for them cannot be started",
                        "ImagePullBackOff",
                        stage -> stage.given("overload", stage.home())),
                leak(),
                degrades(
                        "hpa-frozen-12-minutes",
                        "more users come, and the autoscaler learns of them 12 minutes later",
                        "demand needs",
                        stage -> stage.given("overload", stage.home())),
                stays("kubernetes-api-dead", "the home's API server is dead"),
                stays("prometheus-dead", "the home's Prometheus is dead"),
                overload("overload", "", FIVE_MINUTES, "of its requests succeed", stage -> {}),
                overload(
                        "overload-uncounted",
                        ", and the home's Prometheus is dead",
                        Stays.WATCHED,
                        "it sheds load",
                        stage -> stage.breaks("prometheus-dead", stage.home())));
    }

    /** It is said why, for a minute nothing moves, and when all is well again a failover still works. */
    private static Scenario degrades(String fault, String what, String why, Consumer<Stage> given) {
        return Scenario.of(fault, what, Expectation.STAYS, stage -> {
                    stage.breaks(fault, stage.home());
                    given.accept(stage);
                    isDegraded(stage, why);
                    stage.staysWith(stage.home(), Stays.WATCHED);
                    isDegraded(stage, why);
                    stage.sandbox().faults().healAll();
                    Stays.thenStillMoves(stage);
                })
                .within(Moves.OBJECTIVE);
    }

    private static void isDegraded(Stage stage, String why) {
        stage.until(
                "the home is degraded, and its regent says: … " + why + " …; it says " + condition(stage),
                UNTIL_SAID.plus(cluster(stage).untilShown()),
                () -> condition(stage).filter(it -> says(it, "degraded", why)).isPresent());
        condition(stage).ifPresent(it -> stage.attached().put("condition", it));
    }

    private static RegionCluster cluster(Stage stage) {
        return stage.sandbox().site(stage.home()).cluster();
    }

    private static boolean says(JsonNode condition, String word, String why) {
        return condition.path("is").asText().equals(word)
                && condition.path("why").asText().contains(why);
    }

    private static Optional<JsonNode> condition(Stage stage) {
        return stage.sandbox().said(stage.home()).map(said -> said.path("condition"));
    }

    /** The servers have minutes left when traffic leaves them, and no user has noticed anything. */
    private static Scenario leak() {
        return Scenario.of(
                        "gpu-memory-leak",
                        "the home's inference servers leak memory: left before they run out of it",
                        Expectation.MOVES,
                        stage -> {
                            int ready = stage.sandbox().site(stage.home()).replicas();
                            Instant fault = stage.breaks("gpu-memory-leak", stage.home());
                            isDegraded(stage, "GPU memory of ");
                            stage.movesTo(stage.heir(), IN_GOOD_TIME);
                            stage.passes(Duration.ofSeconds(10));
                            stage.nobodyFailedSince(fault);
                            stage.check(
                                    "pods have run out of memory already",
                                    cluster(stage).ready() == ready);
                        })
                .within(IN_GOOD_TIME);
    }

    /** What cannot be looked at is not taken for broken. */
    private static Scenario stays(String fault, String what) {
        return Scenario.of(fault, what, Expectation.STAYS, stage -> {
                    stage.breaks(fault, stage.home());
                    stage.staysWith(stage.home(), Stays.WATCHED);
                    stage.check(
                            "the home's regent says " + condition(stage),
                            condition(stage)
                                    .filter(it -> it.path("is").asText().equals("healthy"))
                                    .isPresent());
                    stage.heals(fault, stage.home());
                    Stays.thenStillMoves(stage);
                })
                .within(Moves.OBJECTIVE);
    }

    private static Scenario overload(String name, String besides, Duration watched, String why, Consumer<Stage> given) {
        return Scenario.of(
                        name,
                        "five times as much is asked as the home can serve; the heir is smaller" + besides,
                        Expectation.STAYS,
                        stage -> {
                            given.accept(stage);
                            stage.breaks("flood", stage.home());
                            isDegraded(stage, why);
                            stage.staysWith(stage.home(), watched);
                            isDegraded(stage, why);
                            stage.sandbox().faults().healAll();
                            Stays.thenStillMoves(stage);
                        })
                .within(Moves.OBJECTIVE);
    }
}
