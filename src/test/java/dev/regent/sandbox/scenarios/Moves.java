package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.scenarios.Scenario.Expectation;
import dev.regent.sandbox.timeline.Event;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Faults of the home that traffic must leave: the first good answer through DNS comes within 30 s. */
final class Moves {
    static final Duration OBJECTIVE = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH_TO_BE_SILENT = Duration.ofSeconds(8);

    private Moves() {}

    static Stream<Scenario> all() {
        return Stream.of(
                simply("gateway-dies", "the home's gateway refuses connections"),
                simply("gateway-hangs", "the home's gateway accepts connections and never answers"),
                simply("inference-fails", "liveness answers 200, inference 500"),
                simply("inference-hangs", "liveness answers 200, inference never"),
                moves("inference-fails-primary-regent-dead", "inference fails and the home's regent is dead", stage -> {
                    stage.breaks("regent-dies", stage.home());
                    stage.breaks("inference-fails", stage.home());
                }),
                simply("region-dark", "gateway, S3 and regents of the home are gone at once"),
                moves("gateway-dies-route53-api-down", "the control plane is down, then the gateway dies", stage -> {
                    stage.given("route53-api-down", stage.home());
                    stage.breaks("gateway-dies", stage.home());
                }),
                moves("gateway-dies-one-regent-dead", "the heir's regent is dead, then the gateway dies", stage -> {
                    stage.given("regent-dies", stage.heir());
                    stage.passes(LONG_ENOUGH_TO_BE_SILENT);
                    stage.breaks("gateway-dies", stage.home());
                }),
                moves("regent-killed-mid-failover", "the home's regent is killed right after its vote", Moves::midway),
                moves("active-replica-killed-with-gateway", "the replica that writes dies with the gateway", stage -> {
                            stage.given("active-replica-dies", stage.home());
                            stage.breaks("gateway-dies", stage.home());
                        })
                        .withReplicas(2));
    }

    private static Scenario simply(String fault, String what) {
        return moves(fault, what, stage -> stage.breaks(fault, stage.home()));
    }

    private static Scenario moves(String name, String what, Consumer<Stage> fault) {
        return Scenario.of(name, what, Expectation.MOVES, stage -> {
                    fault.accept(stage);
                    stage.recoversWithin(OBJECTIVE, stage.home());
                })
                .within(OBJECTIVE);
    }

    private static void midway(Stage stage) {
        Region home = stage.home();
        Consumer<Event> assassin = event -> {
            if (event.kind() == Event.Kind.VOTE && event.by().equals("regent " + home)) {
                stage.regent(home).kill();
            }
        };
        stage.sandbox().timeline().listen(assassin);
        stage.breaks("inference-fails", home);
        stage.until(
                "the home's regent has voted and is dead",
                OBJECTIVE,
                () -> !stage.regent(home).isAlive());
        stage.sandbox().timeline().forget(assassin);
        List<Event> votes = stage.sandbox().timeline().since(stage.began().orElseThrow());
        stage.check("no vote was seen: " + votes, votes.stream().anyMatch(event -> event.kind() == Event.Kind.VOTE));
    }
}
