package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.SERVES;
import static dev.regent.decision.AWorld.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ClusterSight;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Memory;
import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What made a region degraded and cannot be looked at any more has not become better. */
class UnseenTest {
    private static final Reading<ClusterSight> NOT_SEEN =
            new Reading.Unknown<>(AWorld.NOW, "the API server does not answer", 1);
    private static final String REFUSAL = "vote against us-east-1: ";

    @Test
    void isNotLeftWhileWhatMadeItDegradedCannotBeLookedAt() {
        AWorld world = degradedBy(Source.CLUSTER)
                .remembers(kept -> kept.degradedLooks = 20)
                .couldServe(OHIO, 1);
        world.cluster = NOT_SEEN;

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly(REFUSAL + "what made it degraded cannot be looked at: 3 of 10 replicas are ready");

        world.cluster = Cluster.with(3, 10);
        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    @Test
    void remembersWhatShowedThatItIsDegraded() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, SERVES, 20);
        world.cluster = Cluster.with(3, 10);
        world.signals = Cluster.requests(100, 0.3);

        assertThat(memory(world).degradedBy()).containsExactlyInAnyOrder(Source.CLUSTER, Source.REQUESTS);
        assertThat(memory(AWorld.ofThree()).degradedBy()).isEmpty();
    }

    /** Until it is degraded, 97 of 100 are enough. */
    @Test
    void remembersNothingThatDidNotMakeItDegraded() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, SERVES, 20);
        world.cluster = Cluster.with(97, 100);
        world.signals = Cluster.requests(100, 0.3);

        assertThat(memory(world).degradedBy()).containsExactly(Source.REQUESTS);
    }

    @Test
    void countsNothingWhileWhatShowedItCannotBeLookedAt() {
        AWorld world = degradedBy(Source.CLUSTER).remembers(kept -> kept.degradedLooks = 5);
        world.cluster = NOT_SEEN;
        Memory blind = memory(world.reportedBefore(VIRGINIA, SERVES));
        assertThat(blind.degradedLooks()).isEqualTo(5);
        assertThat(blind.healthyLooks()).isZero();
        assertThat(blind.degradedBy()).containsExactly(Source.CLUSTER);

        world.cluster = Cluster.with(10, 10);
        assertThat(memory(world).degradedLooks()).isZero();
        assertThat(memory(world).degradedBy()).isEmpty();
    }

    @Test
    void oldSamplesOfGpusDoNotSpeak() {
        AWorld world = degradedBy(Source.GPUS);

        world.signals = gpu(Duration.ofSeconds(61));
        assertThat(world.picture().own()).isInstanceOf(Degraded.class);

        world.signals = gpu(Duration.ofSeconds(60));
        assertThat(world.picture().own()).isInstanceOf(Healthy.class);
    }

    private static Reading<SignalSight> gpu(Duration age) {
        var gpu = new GpuSight(
                "chat-0", 1, 1, 0, 0, false, Optional.empty(), Optional.empty(), OptionalDouble.empty(), age);
        return new Reading.Known<>(new SignalSight(Map.of(), List.of(gpu), List.of()), 1);
    }

    /** Its kubeconfig was taken away, so nobody will ever look. */
    @Test
    void whatIsNotToBeLookedAtAnyMoreIsNotWaitedFor() {
        assertThat(degradedBy(Source.CLUSTER).picture().own()).isInstanceOf(Healthy.class);
    }

    private static AWorld degradedBy(Source source) {
        return AWorld.ofThree()
                .says(VIRGINIA, new Degraded(0.3, "3 of 10 replicas are ready"))
                .remembers(kept -> kept.degradedBy = Set.of(source));
    }

    private static Memory memory(AWorld world) {
        return world.decide().said().memory();
    }
}
