package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GpuSampleTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final double LEVEL = GpuMemory.SOUND.used(NOON, NOON);
    private static final GpuMemory.Leak LEAK =
            new GpuMemory.Leak(after(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

    private final ClusterModel cluster =
            new ClusterModel(new ClusterModel.Beginning("chat", 6, 20, 10), Duration.ofSeconds(8), NOON);
    private final Set<String> old =
            cluster.pods().stream().map(ReplicaPod::name).collect(Collectors.toSet());

    private static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    private List<GpuSample> ofOld(Instant now) {
        return GpuSample.of(cluster, now).stream()
                .filter(gpu -> old.contains(gpu.pod()))
                .toList();
    }

    private List<GpuSample> ofYoung(Instant now) {
        return GpuSample.of(cluster, now).stream()
                .filter(gpu -> !old.contains(gpu.pod()))
                .toList();
    }

    /** Four more are asked for a second after noon, and stay. */
    private void grow() {
        cluster.step(160, after(1));
    }

    @Test
    void theMemoryOfAYoungPodClimbsUntilItIsReady() {
        grow();

        assertThat(ofYoung(after(1))).hasSize(32).extracting(GpuSample::used).containsOnly(0.0);
        assertThat(ofYoung(after(5))).allSatisfy(gpu -> assertThat(gpu.used()).isCloseTo(LEVEL / 2, within(0.01)));
        assertThat(ofYoung(after(9))).allSatisfy(gpu -> assertThat(gpu.used()).isCloseTo(LEVEL, within(0.01)));
        cluster.step(160, after(9));
        assertThat(ofYoung(after(60))).extracting(GpuSample::used).containsOnly(LEVEL);
        assertThat(ofOld(after(5))).hasSize(48).extracting(GpuSample::used).containsOnly(LEVEL);
    }

    @Test
    void aLeakGrowsInThePodsThatWereThereAtTheBeginning() {
        cluster.leaks(LEAK);

        assertThat(ofOld(after(1)))
                .allSatisfy(gpu ->
                        assertThat(gpu.growth()).isEqualTo(cluster.memory().growth()));
        assertThat(cluster.memory().growth()).isPositive();
    }

    @Test
    void theGrowthOfAPodThatIsYoungerThanTenMinutesIsNotAnswered() {
        cluster.leaks(LEAK);
        grow();
        cluster.step(160, after(9));

        assertThat(ofYoung(after(9))).hasSize(32).extracting(GpuSample::growth).containsOnly(0.0);
        assertThat(ofYoung(after(600))).extracting(GpuSample::growth).containsOnly(0.0);
        assertThat(ofYoung(after(601)))
                .extracting(GpuSample::growth)
                .containsOnly(cluster.memory().growth());
    }

    @Test
    void aContainerThatWasStartedAgainLoadsItsModelAnew() {
        cluster.suffers(Trouble.PODS_CRASH);
        cluster.step(40, after(1));
        assertThat(ofOld(after(1))).extracting(GpuSample::used).containsOnly(0.0);

        cluster.isRidOf(Trouble.PODS_CRASH);
        cluster.step(40, after(2));

        assertThat(ofOld(after(6))).allSatisfy(gpu -> assertThat(gpu.used()).isCloseTo(LEVEL / 2, within(0.01)));
    }
}
