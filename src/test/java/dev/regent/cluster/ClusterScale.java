package dev.regent.cluster;

import static org.awaitility.Awaitility.await;

import dev.regent.loop.Watch.Footing;
import dev.regent.world.ClusterSight;
import dev.regent.world.Reading;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures what one regent needs for a cluster of 2,000 nodes, 20,000 pods and 50 services; prints figures and ends. */
public final class ClusterScale {
    private static final int NODES = 2_000;
    private static final int SERVICES = 50;
    private static final int PODS_EACH = 400;
    private static final Duration LONGEST_LIST = Duration.ofMinutes(10);
    private static final int SECONDS = 60;
    private static final int CHANGES_PER_SECOND = 50;
    private static final int BEATS_PER_SECOND = 7;

    private final Queue<Duration> looks = new ConcurrentLinkedQueue<>();
    private final AtomicLong turns = new AtomicLong();

    private ClusterScale() {}

    public static void main(String[] args) throws Exception {
        new ClusterScale().measure();
    }

    private void measure() throws Exception {
        Map<String, List<Workload>> services = IntStream.range(0, SERVICES)
                .mapToObj(index -> "service-" + index)
                .collect(Collectors.toMap(
                        name -> name, name -> List.of(new Workload(Workload.Kind.DEPLOYMENT, "inference", name))));
        try (var cluster = new LargeCluster(NODES, PODS_EACH);
                var timer = Executors.newSingleThreadScheduledExecutor();
                var changes = Executors.newSingleThreadScheduledExecutor()) {
            Config config = new ConfigBuilder(Config.empty())
                    .withMasterUrl(cluster.address())
                    .build();
            double before = heap();
            long began = System.nanoTime();
            var footing = new Footing(timer, InstantSource.system(), this::completed);
            try (var clusters = new KubernetesClusters(ClusterAccess.open(config, null), services, footing).start()) {
                await("everything is listed")
                        .atMost(LONGEST_LIST)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> isAllSeen(clusters.latest()));
                System.out.printf("everything listed after %.1f s%n", (System.nanoTime() - began) / 1e9);
                System.out.printf("heap that it holds: %.1f MiB%n", heap() - before);
                changing(cluster, changes);
                System.out.printf("heap after %d s of changes: %.1f MiB%n", SECONDS, heap() - before);
                told();
            }
            timer.shutdownNow();
            changes.shutdownNow();
        }
        System.exit(0);
    }

    private void completed(String to, Duration took, String outcome) {
        if (to.startsWith("cluster of") && "ok".equals(outcome)) {
            looks.add(took);
        } else if (!"ok".equals(outcome)) {
            turns.incrementAndGet();
        }
    }

    private static boolean isAllSeen(Map<String, Reading<ClusterSight>> readings) {
        return readings.values().stream()
                .allMatch(reading -> reading.known()
                        .filter(sight -> sight.workloads().getFirst().ready() == PODS_EACH)
                        .filter(sight -> sight.nodes().all() == NODES)
                        .isPresent());
    }

    /** As much as goes on in such a cluster, and the processor time of all of it, the answering side included. */
    private void changing(LargeCluster cluster, ScheduledExecutorService timer) throws InterruptedException {
        looks.clear();
        turns.set(0);
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        var left = new CountDownLatch(SECONDS);
        var everySecond = timer.scheduleAtFixedRate(
                () -> {
                    change(cluster, (int) (SECONDS - left.getCount()));
                    left.countDown();
                },
                1,
                1,
                TimeUnit.SECONDS);
        if (!left.await(2L * SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the changes of " + SECONDS + " s were not made in twice as long");
        }
        everySecond.cancel(true);
        double used = (system.getProcessCpuTime() - cpu) / 1e9;
        System.out.printf("processor: %.1f %% of one core, the answering side included%n", 100 * used / SECONDS);
    }

    private static void change(LargeCluster cluster, int second) {
        for (int index = 0; index < CHANGES_PER_SECOND; index++) {
            cluster.change(index % SERVICES, second, second % 2 == 0);
        }
        for (int index = 0; index < BEATS_PER_SECOND; index++) {
            cluster.beat((second * BEATS_PER_SECOND + index) % NODES);
        }
    }

    private void told() {
        List<Duration> sorted = looks.stream().sorted().toList();
        System.out.printf(
                "looks of one service: %d, median %.2f ms, 99th percentile %.2f ms, longest %.2f ms; %d failed%n",
                sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), turns.get());
    }

    private static double at(List<Duration> sorted, double part) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())))
                        .toNanos()
                / 1e6;
    }

    /** In use after collections, in MiB. */
    private static double heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
    }
}
