package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.scenarios.Scenario.Expectation;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What must move nothing: for 60 s the answer of DNS does not change. Then it is healed, the gateway dies, and traffic
 * still moves in time, since a regent that never does anything would pass the first half.
 */
final class Stays {
    static final Duration WATCHED = Duration.ofSeconds(60);
    private static final Duration TO_REST = Duration.ofSeconds(90);

    private Stays() {}

    static Stream<Scenario> all() {
        return Stream.of(
                stays("regent-dies", "the home's regent dies", Stage::home),
                stays("all-regents-die", "every regent dies", Stage::home),
                blind(Stage::home).variant("home"),
                blind(Stage::heir).variant("heir"),
                blind(Stage::third).variant("third"),
                scenario(
                        "peers-cut-off-from-primary",
                        "peers cannot reach the home; users and checkers can",
                        "peers-cut-off",
                        Stage::home),
                scenario(
                                "boards-unreadable",
                                "the home's regent cannot read the other boards",
                                "boards-unreadable",
                                Stage::home)
                        .variant("by the home"),
                scenario("boards-unreadable", "nobody can read the home's board", "s3-down", Stage::home)
                        .variant("the home's"),
                stays("short-flap", "the home's gateway refuses connections for 2 s", Stage::home),
                scenario("standby-dies", "the heir's gateway dies", "gateway-dies", Stage::heir),
                stays("route53-api-down", "Route 53's control plane is down", Stage::home),
                paused(),
                scenario(
                        "wall-clock-jumps",
                        "the home's regent sees its clock jump by an hour",
                        "wall-clock-jumps",
                        Stage::home));
    }

    private static Scenario blind(Function<Stage, Region> whom) {
        return scenario("one-observer-blind", "one regent's probes of every gateway are lost", "observer-blind", whom);
    }

    private static Scenario stays(String fault, String what, Function<Stage, Region> where) {
        return scenario(fault, what, fault, where);
    }

    private static Scenario scenario(String name, String what, String fault, Function<Stage, Region> where) {
        return Scenario.of(name, what, Expectation.STAYS, stage -> {
                    stage.breaks(fault, where.apply(stage));
                    stage.staysWith(stage.home(), WATCHED);
                    stage.heals(fault, where.apply(stage));
                    thenStillMoves(stage);
                })
                .within(Moves.OBJECTIVE);
    }

    /** A process that was stopped for a minute has seen nothing meanwhile, and must not believe that it has. */
    private static Scenario paused() {
        return Scenario.of("regent-paused", "the home's regent is stopped for 60 s", Expectation.STAYS, stage -> {
                    stage.breaks("regent-paused", stage.home());
                    stage.staysWith(stage.home(), WATCHED);
                    stage.heals("regent-paused", stage.home());
                    stage.staysWith(stage.home(), Duration.ofSeconds(10));
                    thenStillMoves(stage);
                })
                .within(Moves.OBJECTIVE);
    }

    static void thenStillMoves(Stage stage) {
        stage.isQuiet(TO_REST);
        stage.breaks("gateway-dies", stage.home());
        stage.recoversWithin(Moves.OBJECTIVE, stage.home());
    }
}
