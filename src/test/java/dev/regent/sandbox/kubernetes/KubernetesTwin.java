package dev.regent.sandbox.kubernetes;

import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.world.Workload;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A region's cluster: what runs in it moves on twice a second, its API server shows it, and the gateway has as many
 * replicas as pods are ready.
 */
public final class KubernetesTwin implements AutoCloseable {
    private static final long STEP_MILLIS = 500;
    /** Minutes on real machines; short here, so that scenarios are. */
    private static final Duration START_UP = Duration.ofSeconds(8);
    /** As many as there are nodes. */
    private static final int MOST = ClusterModel.NODES;

    private final Setting setting;
    private final ApiServer server;
    private final Manifests manifests;
    private final Rate asked;
    private final ScheduledExecutorService clock;
    private ClusterModel model;

    /**
     * What it is for.
     *
     * @param gateway  draws its capacity from here
     * @param workload what serves the service
     * @param replicas ready at the beginning, and never less
     */
    public record Setting(InferenceGateway gateway, Workload workload, int replicas) {}

    private KubernetesTwin(Setting setting, ApiServer server) {
        this.setting = setting;
        this.server = server;
        this.manifests = new Manifests(setting.workload());
        this.asked = new Rate(Duration.ofSeconds(5));
        this.model = model(setting.replicas(), MOST);
        this.clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name("kubernetes " + setting.gateway().region())
                .factory());
    }

    /** Its API server listens at once, and everything is ready. */
    public static KubernetesTwin start(InetAddress address, Setting setting) {
        var twin = new KubernetesTwin(setting, ApiServer.start(address));
        twin.restore();
        var unused = twin.clock.scheduleWithFixedDelay(twin::step, STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
        return twin;
    }

    /** Where the API server itself listens; regents reach it through links. */
    public InetSocketAddress address() {
        return server.address();
    }

    private ClusterModel model(int replicas, int most) {
        double perReplica = setting.gateway().requestsPerSecondAndReplica();
        var beginning = new ClusterModel.Beginning(setting.workload().name(), replicas, perReplica, most);
        return new ClusterModel(beginning, START_UP, Instant.now());
    }

    /** A bug is told once for each step that it spoils, and the next step goes on. */
    private void step() {
        try {
            change(cluster -> cluster.step(asked.perSecond(), Instant.now()));
        } catch (RuntimeException bug) {
            System.getLogger(KubernetesTwin.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            () -> "a bug in the cluster of " + setting.gateway().region(),
                            bug);
        }
    }

    private synchronized void change(Consumer<ClusterModel> change) {
        asked.add(setting.gateway().counts().inference(), Instant.now());
        change.accept(model);
        setting.gateway().haveReady(model.ready());
        server.has(manifests.of(model));
    }

    /** As when nothing is wrong. */
    public void restore() {
        replace(setting.replicas(), MOST);
    }

    /** So many replicas, ready at once, and no autoscaling. */
    public void holdAt(int replicas) {
        replace(replicas, replicas);
    }

    private synchronized void replace(int replicas, int most) {
        model = model(replicas, most);
        change(cluster -> {});
    }

    /** Something is wrong with all pods of the workload. */
    public void inject(Trouble trouble) {
        change(cluster -> {
            cluster.suffers(trouble);
            cluster.step(asked.perSecond(), Instant.now());
        });
    }

    public void heal(Trouble trouble) {
        change(cluster -> cluster.isRidOf(trouble));
    }

    /** So large a part of the nodes is not heard of any more. */
    public void loseNodes(double share) {
        change(cluster -> {
            cluster.losesNodes(share);
            cluster.step(asked.perSecond(), Instant.now());
        });
    }

    /** All GPUs of every other node fall off the bus. */
    public void loseHalfOfTheGpus() {
        change(cluster -> {
            cluster.losesHalfOfTheGpus();
            cluster.step(asked.perSecond(), Instant.now());
        });
    }

    /** All nodes, with all of their GPUs. */
    public void haveAllNodes() {
        change(ClusterModel::hasAllNodes);
    }

    /** What the autoscaler scales by comes so late. */
    public void lag(Duration lag) {
        change(cluster -> cluster.autoscaler().lag(lag));
    }

    /** Every server leaks GPU memory, and has for some time already, as far as one can see. */
    public void leak(Duration earlier, Duration left) {
        change(cluster -> {
            if (cluster.memory().leak().isEmpty()) {
                cluster.leaks(new GpuMemory.Leak(Instant.now(), earlier, left));
            }
        });
    }

    /** None does. */
    public void leakNoMore() {
        change(cluster -> cluster.leaksNoMore(Instant.now()));
    }

    /** What runs, as exporters of metrics see it. */
    public synchronized List<GpuSample> gpus() {
        return GpuSample.of(model, Instant.now());
    }

    /** How many pods are ready. */
    public synchronized int ready() {
        return model.ready();
    }

    /** When the servers began to leak, as far as whoever injected that is concerned. */
    public synchronized Optional<Instant> leaksSince() {
        return model.memory().leak().map(GpuMemory.Leak::injected);
    }

    /** The part of the memory that a leak may take that it has taken, 0 to 1: the most of any pod. */
    public synchronized double memoryPressure() {
        Instant now = Instant.now();
        return model.pods().stream()
                .filter(ReplicaPod::isReady)
                .mapToDouble(pod -> model.memory().pressure(pod.since(), now))
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        server.close();
    }
}
