package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.kubernetes.ReplicaPod.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClusterModelTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final double USUAL = 40;

    private final ClusterModel cluster =
            new ClusterModel(new ClusterModel.Beginning("chat", 6, 20, 10), Duration.ofSeconds(8), NOON);

    @Test
    void beginsWithEverythingReady() {
        assertThat(cluster.ready()).isEqualTo(6);
        assertThat(cluster.pods()).extracting(pod -> pod.node().orElseThrow()).doesNotHaveDuplicates();
    }

    @Test
    void growsWithTheDemandAndTakesTimeToStart() {
        cluster.step(160, after(1));

        assertThat(cluster.replicas()).isEqualTo(10);
        assertThat(cluster.ready()).isEqualTo(6);

        cluster.step(160, after(9));

        assertThat(cluster.ready()).isEqualTo(10);
    }

    @Test
    void losesThePodsOfLostNodesAndReplacesThemAfterFiveMinutes() {
        cluster.losesNodes(0.3);
        cluster.step(USUAL, after(1));

        assertThat(cluster.nodes()).filteredOn(node -> !node.ready()).hasSize(3);
        assertThat(cluster.ready()).isEqualTo(4);

        cluster.step(USUAL, after(300));
        assertThat(cluster.pods())
                .filteredOn(pod -> pod.phase() == Phase.UNREACHABLE)
                .hasSize(2);

        cluster.step(USUAL, after(301));
        cluster.step(USUAL, after(309));
        assertThat(cluster.ready()).isEqualTo(6);
    }

    @Test
    void crashesThePodsWhoseGpusAreLostAndLeavesThemWhereTheyAre() {
        cluster.losesHalfOfTheGpus();
        cluster.step(USUAL, after(1));

        assertThat(cluster.ready()).isEqualTo(3);
        assertThat(GpuSample.of(cluster, after(1)))
                .filteredOn(gpu -> gpu.xid() == 79)
                .hasSize(24);
        assertThat(GpuSample.of(cluster, after(1))).hasSize(48);
    }

    @Test
    void hasNoRoomForMoreThanItsNodes() {
        var small = new ClusterModel(new ClusterModel.Beginning("chat", 10, 20, 12), Duration.ofSeconds(8), NOON);

        small.step(400, after(1));

        assertThat(small.pods()).filteredOn(pod -> pod.phase() == Phase.PENDING).hasSize(2);
        assertThat(small.ready()).isEqualTo(10);
    }

    @Test
    void runsOutOfLeakedMemoryAndStartsAnew() {
        cluster.leaks(new GpuMemory.Leak(after(1), Duration.ofMinutes(5), Duration.ofMinutes(4)));

        cluster.step(USUAL, after(240));
        assertThat(cluster.ready()).isEqualTo(6);
        cluster.step(USUAL, after(242));
        assertThat(cluster.ready()).isZero();
        cluster.step(USUAL, after(243));
        cluster.step(USUAL, after(251));
        assertThat(cluster.ready()).isEqualTo(6);
    }

    @Test
    void keepsTheReadyAndTheOldWhenItShrinks() {
        cluster.suffers(Trouble.PULLS_FAIL);
        cluster.step(160, after(1));
        assertThat(cluster.pods())
                .filteredOn(pod -> pod.phase() == Phase.PULL_FAILS)
                .hasSize(4);

        for (int second = 15; second <= 330; second += 15) {
            cluster.step(USUAL, after(second));
        }

        assertThat(cluster.replicas()).isEqualTo(6);
        assertThat(cluster.ready()).isEqualTo(6);
    }

    @Test
    void namesPodsAsADeploymentDoes() {
        assertThat(cluster.pods())
                .extracting(ReplicaPod::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(Objects.requireNonNull(name))
                        .matches("chat-[bcdfghjklmnpqrstvwxz2456789]{10}-[bcdfghjklmnpqrstvwxz2456789]{5}"));
    }

    private static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }
}
