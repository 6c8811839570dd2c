package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Clue;
import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.Missing;
import dev.regent.world.ClusterSight.NodesSight;
import dev.regent.world.ClusterSight.PodsSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What decides nothing is told all the same. */
class SidelightsTest {
    private final AWorld world = AWorld.ofThree();

    @Test
    void namesTheFirstNodesThatAreInTrouble() {
        cluster(PodsSight.WELL, 0, List.of("node-4 is cordoned", "node-1 is not ready", "node-3: Xid", "node-2: ECC"));

        assertThat(clues()).contains(new Clue("nodes", "node-1 is not ready; node-2: ECC; node-3: Xid; and 1 more"));
    }

    @Test
    void saysNothingOfMoreNodesWhereThereAreNone() {
        cluster(PodsSight.WELL, 0, List.of("node-1", "node-2", "node-3"));

        assertThat(clues()).contains(new Clue("nodes", "node-1; node-2; node-3"));
    }

    @Test
    void passesOnWhatClusterAndMonitoringCouldNotSee() {
        world.cluster = new Reading.Known<>(
                new ClusterSight(List.of(), List.of(), NodesSight.NONE, List.of("list on pods is missing")), 1);
        world.signals =
                new Reading.Known<>(new SignalSight(Map.of(), List.of(), List.of("the success rate is not known")), 1);

        assertThat(clues())
                .contains(
                        new Clue("cluster", "list on pods is missing"),
                        new Clue("monitoring", "the success rate is not known"),
                        new Clue("requests", "nobody counts them"));
    }

    @Test
    void tellsOfPodsThatWereEvictedOrRestartedOrTakeLong() {
        cluster(new PodsSight(Set.of("chat-1"), 2, Duration.ofMinutes(4)), 1, List.of());

        assertThat(clues())
                .contains(new Clue(
                        "pods",
                        "1 evicted and not replaced; 2 with a container that was restarted within ten minutes;"
                                + " not ready for up to 240 s"));
    }

    @Test
    void tellsOfAnAutoscalerThatDoesNotGetWhatItAsksFor() {
        cluster(PodsSight.WELL, 0, List.of());

        assertThat(clues())
                .contains(new Clue(
                        "autoscaler", "HorizontalPodAutoscaler inference/chat asks for 12 and has 10, for 40 looks"));
    }

    @Test
    void tellsHowHardTheyPress() {
        Duration age = Duration.ofSeconds(2);
        world.signals = new Reading.Known<>(
                new SignalSight(
                        Map.of(
                                Signal.QUEUE_LENGTH, new Measured(12, age, Duration.ZERO),
                                Signal.TIME_TO_FIRST_TOKEN, new Measured(0.94, age, Duration.ZERO),
                                Signal.KV_CACHE, new Measured(0.83, age, Duration.ZERO)),
                        List.of(gpu(0.5), gpu(0.7)),
                        List.of()),
                1);

        assertThat(clues())
                .contains(
                        new Clue(
                                "load",
                                "12 requests wait, 95 % have their first token within 0.9 s, key-value cache 83 % full,"
                                        + " GPUs 60 % busy"),
                        new Clue("GPUs", "that of chat-0 (too hot (driver)); and 1 more"));
    }

    @Test
    void tellsOfErrorsThatMakeNothingWorse() {
        world.signals = Gpu.seen(
                Map.of(),
                List.of(Gpu.of("chat-0").xid(94, true), Gpu.of("chat-1").xid(79, false)));

        assertThat(clues()).contains(new Clue("GPUs", "that of chat-0 (XID 94); and 1 more"));
    }

    @Test
    void saysNothingOfReplicasAndAutoscalersThatNobodyAskedFor() {
        world.cluster = Cluster.with(0, 0);

        assertThat(clues()).extracting(Clue::source).doesNotContain("cluster", "autoscaler");
    }

    @Test
    void saysNothingWhereNothingIsWrong() {
        assertThat(clues()).extracting(Clue::source).containsExactly("own probe", "Route 53");
    }

    private List<Clue> clues() {
        return world.decide().clues();
    }

    private void cluster(PodsSight pods, int evicted, List<String> troubles) {
        var workload = new WorkloadSight(Cluster.CHAT, true, 10, 10, Map.of(), evicted, pods);
        var scaler = new AutoscalerSight(
                "HorizontalPodAutoscaler inference/chat", Cluster.CHAT, 50, 10, 12, 40, List.of(), List.of());
        var nodes = new NodesSight(10, 10 - troubles.size(), Missing.NOTHING, 80, 80, troubles);
        world.cluster = new Reading.Known<>(new ClusterSight(List.of(workload), List.of(scaler), nodes, List.of()), 1);
    }

    private static GpuSight gpu(double busy) {
        return Gpu.of("chat-0").slowed("too hot (driver)").busy(busy).sight();
    }
}
