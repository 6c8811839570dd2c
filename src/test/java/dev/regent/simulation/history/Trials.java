package dev.regent.simulation.history;

import dev.regent.simulation.cloud.ControlPlane.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Trial.Cast;
import dev.regent.simulation.network.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Every kind of lasting fault for which the design states a budget; most bear the name of the sandbox's scenario. */
public final class Trials {
    private static final Duration OBJECTIVE = Duration.ofSeconds(30);
    /** The one in which two regions fail. */
    public static final String BOTH = "home-and-heir-die";

    private static final Duration LONGER = Duration.ofSeconds(45);
    private static final Duration BEFORE = Duration.ofSeconds(10);

    private Trials() {}

    public static List<Trial> all() {
        return List.of(
                alone("gateway-dies", Behaviour.REFUSES),
                alone("gateway-hangs", Behaviour.HANGS),
                alone("liveness-fails", Behaviour.LIVENESS_FAILS),
                alone("inference-fails", Behaviour.INFERENCE_FAILS),
                alone("inference-hangs", Behaviour.INFERENCE_HANGS),
                simply("region-dark", cast -> new Faults.Dark(cast.home())),
                after("inference-fails-primary-regent-dead", Behaviour.INFERENCE_FAILS, Trials::homesRegentDead)
                        .withAThird(),
                after("gateway-dies-route53-api-down", Behaviour.REFUSES, cast -> new Faults.Api(Trouble.DOWN)),
                after("gateway-dies-one-regent-dead", Behaviour.REFUSES, Trials::heirsRegentDead),
                after("inference-fails-one-regent-dead", Behaviour.INFERENCE_FAILS, Trials::heirsRegentDead)
                        .withAThird(),
                after("inference-fails-heir-blind", Behaviour.INFERENCE_FAILS, Trials::heirBlind)
                        .withAThird(),
                after(
                                "inference-fails-home-paused",
                                Behaviour.INFERENCE_FAILS,
                                cast -> new Faults.Paused(cast.replica(cast.home())))
                        .withAThird(),
                after(
                        "gateway-dies-clock-wrong",
                        Behaviour.REFUSES,
                        cast -> new Faults.ClockWrong(cast.replica(cast.home()), Duration.ofHours(1))),
                killedMidway().withAThird(),
                both().withAThird());
    }

    private static Trial alone(String name, Behaviour behaviour) {
        return simply(name, cast -> new Faults.Gateway(cast.home(), behaviour));
    }

    private static Trial simply(String name, Function<Cast, Fault> fault) {
        return new Trial(name, OBJECTIVE, cast -> List.of(lasting(fault.apply(cast))));
    }

    /** Something else has been wrong for a while. */
    private static Trial after(String name, Behaviour behaviour, Function<Cast, Fault> before) {
        return new Trial(
                name,
                OBJECTIVE,
                cast -> List.of(
                        new Happening(Trial.AT.minus(BEFORE), Trial.LASTS.plus(BEFORE), before.apply(cast)),
                        lasting(new Faults.Gateway(cast.home(), behaviour))));
    }

    private static Happening lasting(Fault fault) {
        return new Happening(Trial.AT, Trial.LASTS, fault);
    }

    private static Fault homesRegentDead(Cast cast) {
        return new Faults.Killed(cast.replica(cast.home()));
    }

    private static Fault heirsRegentDead(Cast cast) {
        return new Faults.Killed(cast.replica(cast.heir()));
    }

    private static Fault heirBlind(Cast cast) {
        return Faults.Ways.between(Node.regent(cast.heir()), Node.gateway(cast.home()));
    }

    /** The home's regent is killed after any of its next effects. */
    private static Trial killedMidway() {
        return new Trial("regent-killed-mid-failover", OBJECTIVE, cast -> {
            List<Happening> happenings = new ArrayList<>();
            happenings.add(lasting(new Faults.Gateway(cast.home(), Behaviour.INFERENCE_FAILS)));
            happenings.add(lasting(new Faults.KilledAfter(
                    cast.replica(cast.home()), 1 + cast.dice().below(12))));
            return happenings;
        });
    }

    private static Trial both() {
        return new Trial(
                BOTH,
                LONGER,
                cast -> List.of(
                        lasting(new Faults.Gateway(cast.home(), Behaviour.REFUSES)),
                        lasting(new Faults.Gateway(cast.heir(), Behaviour.REFUSES))));
    }
}
