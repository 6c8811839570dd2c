package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.NodesSight;
import dev.regent.world.ClusterSight.PodsSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;
import dev.regent.world.Readings.Subject;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ServiceViewTest {
    private static final Region HERE = new Region("us-east-1");
    private static final Workload CHAT = new Workload(Workload.Kind.DEPLOYMENT, "inference", "chat");
    private static final Serving COUNTED_IN_PODS =
            new Serving(Serving.Stack.VLLM, List.of(CHAT), OptionalDouble.of(10), Map.of());

    /** 120 a second come to 12 replicas; half of the probes never do, and neither does half of the users. */
    @Test
    void anAutoscalerIsLateForWhatTheGatewayRefusesAsWell() {
        assertThat(lateAfterTenLooks(new Serves())).isZero();
        assertThat(lateAfterTenLooks(new Saturated("429"))).isPositive();
    }

    private static int lateAfterTenLooks(ProbeResult everySecondOne) {
        Optional<ServiceView> view = Optional.empty();
        for (long looks = 1; looks <= 10; looks++) {
            view = Optional.of(ServiceView.next(
                    HERE,
                    WorldTest.chat(HERE, new Region("us-east-2"), COUNTED_IN_PODS),
                    view,
                    Optional.empty(),
                    new GivenReadings()
                            .probes(Map.of(
                                    new Subject("chat", HERE),
                                    new Reading.Known<>(looks % 2 == 0 ? everySecondOne : new Serves(), looks)))
                            .clusters(Map.of("chat", new Reading.Known<>(twelveReplicas(), looks)))
                            .signals(Map.of("chat", new Reading.Known<>(requests(), looks)))
                            .made()));
        }
        return view.orElseThrow().strain().late();
    }

    private static ClusterSight twelveReplicas() {
        return new ClusterSight(
                List.of(new WorkloadSight(CHAT, true, 12, 12, Map.of(), 0, PodsSight.WELL)),
                List.of(new AutoscalerSight(
                        "HorizontalPodAutoscaler inference/chat", CHAT, 50, 12, 12, 0, List.of(), List.of())),
                NodesSight.NONE,
                List.of());
    }

    private static SignalSight requests() {
        return new SignalSight(
                Map.of(Signal.REQUESTS, new Measured(120, Duration.ofSeconds(2), Duration.ZERO)), List.of(), List.of());
    }
}
