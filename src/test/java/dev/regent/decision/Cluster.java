package dev.regent.decision;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.NodesSight;
import dev.regent.world.ClusterSight.PodsSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.Reading;
import dev.regent.world.Serving;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What a cluster and its monitoring show, in a word. */
final class Cluster {
    static final Workload CHAT = new Workload(Workload.Kind.DEPLOYMENT, "inference", "chat");

    private Cluster() {}

    /** Whose requests are counted where users make them. */
    static Serving countedAtTheGateway(List<Workload> workloads, OptionalDouble perReplica) {
        return new Serving(
                Serving.Stack.VLLM,
                workloads,
                perReplica,
                Map.of(Signal.REQUESTS, "at the gateway", Signal.SUCCESS_RATE, "at the gateway"));
    }

    /** So many of so many replicas are ready; the others crash. */
    static Reading<ClusterSight> with(int ready, int desired) {
        Map<String, Integer> waiting = ready < desired ? Map.of("CrashLoopBackOff", desired - ready) : Map.of();
        var workload = new WorkloadSight(CHAT, true, desired, ready, waiting, 0, PodsSight.WELL);
        return new Reading.Known<>(new ClusterSight(List.of(workload), List.of(), NodesSight.NONE, List.of()), 1);
    }

    /** So many requests a second in the last seconds, of which this part succeeds. */
    static Reading<SignalSight> requests(double perSecond, double succeed) {
        return requests(perSecond, succeed, Duration.ofSeconds(2));
    }

    /** So many requests a second, of which nobody knows how many succeed. */
    static Reading<SignalSight> requests(double perSecond) {
        Duration age = Duration.ofSeconds(1);
        return new Reading.Known<>(
                new SignalSight(Map.of(Signal.REQUESTS, new Measured(perSecond, age, age)), List.of(), List.of()), 1);
    }

    static Reading<SignalSight> requestsOverAMinute(double perSecond, double succeed) {
        return requestsOver(60, perSecond, succeed);
    }

    static Reading<SignalSight> requestsOver(int seconds, double perSecond, double succeed) {
        return requests(perSecond, succeed, Duration.ofSeconds(seconds));
    }

    private static Reading<SignalSight> requests(double perSecond, double succeed, Duration window) {
        Duration age = Duration.ofSeconds(1);
        return new Reading.Known<>(
                new SignalSight(
                        Map.of(
                                Signal.REQUESTS, new Measured(perSecond, age, window),
                                Signal.SUCCESS_RATE, new Measured(succeed, age, window)),
                        List.of(),
                        List.of()),
                1);
    }
}
