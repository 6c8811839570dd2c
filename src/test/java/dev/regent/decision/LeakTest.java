package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.NodesSight;
import dev.regent.world.ClusterSight.PodsSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Memory that grows is a leak only while requests are level and wait longer. */
class LeakTest {
    @Test
    void namesThePodThatRunsOutFirst() {
        assertThat(leak(100, 100, 1.2, 1, 599).first())
                .hasValue("GPU memory of chat-0 grows although requests do not, and is used up in about 599 s");
    }

    @Test
    void notWhereItLastsTenMinutes() {
        assertThat(leak(100, 100, 1.2, 1, 600).pods()).isEmpty();
    }

    @Test
    void notWhereATenthMoreIsAsked() {
        assertThat(leak(111, 100, 1.2, 1, 100).pods()).isEmpty();
        assertThat(leak(109, 100, 1.2, 1, 100).pods()).containsExactly("chat-0");
    }

    @Test
    void notWhereRequestsWaitNoLonger() {
        assertThat(leak(100, 100, 1.19, 1, 100).pods()).isEmpty();
        assertThat(leak(100, 100, 0, 0, 100).pods()).isEmpty();
    }

    /** It serves nothing anyway. */
    @Test
    void aGroupThatIsNotReadyIsNotTakenOffTwice() {
        var groups = new Workload(Workload.Kind.LEADER_WORKER_SET, "inference", "chat");
        var unready = new PodsSight(Set.of("chat-1-1"), 0, Duration.ZERO);
        var workload = new WorkloadSight(groups, true, 2, 1, Map.of(), 0, unready);
        var sight = new ClusterSight(List.of(workload), List.of(), NodesSight.NONE, List.of());

        assertThat(Replicas.lasting(sight, new Leak(Set.of("chat-1"), 0.5, Optional.of("it grows"))))
                .isOne();
        assertThat(Replicas.lasting(sight, new Leak(Set.of("chat-0"), 0.5, Optional.of("it grows"))))
                .isZero();
    }

    private static Leak leak(double asked, double earlier, double waits, double waited, double secondsLeft) {
        AWorld world = AWorld.ofThree();
        world.signals = Gpu.seen(
                Map.of(
                        Signal.REQUESTS, asked,
                        Signal.REQUESTS_EARLIER, earlier,
                        Signal.QUEUE_WAIT, waits,
                        Signal.QUEUE_WAIT_EARLIER, waited),
                List.of(Gpu.of("chat-0").fills(secondsLeft, 1)));
        return Leak.of(world.situation());
    }
}
