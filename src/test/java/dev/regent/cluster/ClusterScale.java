package dev.regent.cluster;

import static org.awaitility.Awaitility.await;

import dev.regent.loop.Watch.Footing;
import dev.regent.world.ClusterSight;
import dev.regent.world.Reading;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

/** Measures what one regent needs for a cluster of 2,000 nodes, 20,000 pods and 50 services; prints figures and ends. */
public final class ClusterScale {
    private static final Duration LONGEST_LIST = Duration.ofMinutes(10);
    private static final int SECONDS = 60;
    private static final double MIB = 1 << 20;
    /** As in a regent; without, Quarkus' log manager keeps every line of every library. Held, or it forgets its level. */
    private static final Logger LOGS = LogContext.getLogContext().getLogger("");

    private final HighestHeap highest = new HighestHeap();
    private final Queue<Duration> looks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();

    private ClusterScale() {}

    public static void main(String[] args) throws Exception {
        LOGS.setLevel(Level.INFO);
        Process cluster = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeCluster.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = cluster.inputReader(StandardCharsets.UTF_8)) {
            new ClusterScale().measure(said.readLine(), cluster.getOutputStream());
        } finally {
            cluster.destroy();
        }
        System.exit(0);
    }

    private void measure(String address, OutputStream cluster) throws InterruptedException {
        Config config = new ConfigBuilder(Config.empty()).withMasterUrl(address).build();
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            double before = heap();
            double cpu = cpu();
            long began = System.nanoTime();
            var footing = new Footing(timer, InstantSource.system(), this::completed);
            try (var clusters =
                    new KubernetesClusters(() -> ClusterAccess.open(config, null), services(), footing).start()) {
                await("everything is listed")
                        .atMost(LONGEST_LIST)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> isSeen(clusters.latest(), LargeCluster.PODS_EACH));
                said("everything listed after", (System.nanoTime() - began) / 1e9, "s");
                said("processor time for it", cpu() - cpu, "s");
                said("most heap in use after a collection meanwhile", highest.bytes() / MIB - before, "MiB");
                said("heap that is kept", heap() - before, "MiB");
                changing(cluster, timer);
                await("every change is seen")
                        .atMost(Duration.ofSeconds(SECONDS))
                        .until(() -> isSeen(clusters.latest(), LargeCluster.readyAfter(SECONDS)));
                said("heap that is kept after " + SECONDS + " s of changes", heap() - before, "MiB");
                told();
            }
            timer.shutdownNow();
        }
    }

    private static Map<String, List<Workload>> services() {
        return IntStream.range(0, LargeCluster.SERVICES)
                .mapToObj(index -> "service-" + index)
                .collect(Collectors.toMap(
                        name -> name, name -> List.of(new Workload(Workload.Kind.DEPLOYMENT, "inference", name))));
    }

    private void completed(String to, Duration took, String outcome) {
        if (!"ok".equals(outcome)) {
            failed.incrementAndGet();
        } else if (to.startsWith("cluster of")) {
            looks.add(took);
        }
    }

    private static boolean isSeen(Map<String, Reading<ClusterSight>> readings, int ready) {
        return readings.values().stream()
                .allMatch(reading -> reading.known()
                        .filter(sight -> sight.workloads().getFirst().ready() == ready)
                        .filter(sight -> sight.nodes().all() == LargeCluster.NODES)
                        .isPresent());
    }

    /** As much as goes on in such a cluster, and the processor time that it takes to follow. */
    private void changing(OutputStream cluster, ScheduledExecutorService timer) throws InterruptedException {
        looks.clear();
        failed.set(0);
        double cpu = cpu();
        var left = new CountDownLatch(SECONDS);
        var everySecond = timer.scheduleAtFixedRate(
                () -> {
                    second(cluster);
                    left.countDown();
                },
                1,
                1,
                TimeUnit.SECONDS);
        if (!left.await(2L * SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the changes of " + SECONDS + " s were not made in twice as long");
        }
        everySecond.cancel(true);
        said("processor", 100 * (cpu() - cpu) / SECONDS, "% of one core");
    }

    private static void second(OutputStream cluster) {
        try {
            cluster.write('\n');
            cluster.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the cluster is gone", e);
        }
    }

    private void told() {
        List<Duration> sorted = looks.stream().sorted().toList();
        System.out.printf(
                "looks at one service: %d, median %.2f ms, 99th percentile %.2f ms, longest %.2f ms; %d calls failed%n",
                sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), failed.get());
    }

    private static double at(List<Duration> sorted, double part) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())))
                        .toNanos()
                / 1e6;
    }

    private static void said(String what, double figure, String unit) {
        System.out.printf("%s: %.1f %s%n", what, figure, unit);
    }

    private static double cpu() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    /** In use after collections, in MiB. */
    private static double heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }
}
