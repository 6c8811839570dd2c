package dev.regent.cluster;

import static org.awaitility.Awaitility.await;

import dev.regent.loop.Calls;
import dev.regent.loop.Watch.Footing;
import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.Reading;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/** The adapter at work for one service, and what it sees. */
final class Looking implements AutoCloseable {
    static final String SERVICE = "chat";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final KubernetesClusters clusters;

    Looking(KubernetesClient client, Workload... workloads) {
        clusters = new KubernetesClusters(
                        () -> client,
                        Map.of(SERVICE, List.of(workloads)),
                        new Footing(timer, InstantSource.system(), Calls.UNHEARD))
                .start();
    }

    Reading<ClusterSight> latest() {
        return Objects.requireNonNull(clusters.latest().get(SERVICE));
    }

    /** Waits until it is seen so. */
    ClusterSight until(String what, Predicate<ClusterSight> seen) {
        return await(what)
                .atMost(Duration.ofSeconds(90))
                .until(() -> latest().known().filter(seen), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until what it sees of its only workload is so. */
    WorkloadSight untilWorkload(String what, Predicate<WorkloadSight> seen) {
        return until(what, sight -> seen.test(sight.workloads().getFirst()))
                .workloads()
                .getFirst();
    }

    /** Waits until it does not know, for a reason that has these words in it. */
    String untilUnknown(String words) {
        await("unknown: " + words)
                .atMost(Duration.ofSeconds(60))
                .until(() -> latest() instanceof Reading.Unknown<ClusterSight> unknown
                        && unknown.why().contains(words));
        return ((Reading.Unknown<ClusterSight>) latest()).why();
    }

    @Override
    public void close() {
        clusters.close();
        timer.shutdownNow();
    }
}
