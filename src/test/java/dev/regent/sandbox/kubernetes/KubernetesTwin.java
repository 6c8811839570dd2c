package dev.regent.sandbox.kubernetes;

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
 * A simulated cluster: what runs in it moves on twice a second, its API server shows it, and the gateway has as many
 * replicas as pods are ready.
 */
public final class KubernetesTwin implements RegionCluster {
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

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public String kubeconfig(InetSocketAddress link) {
        return Kubeconfig.of("server: " + Kubeconfig.url(link), "worth-nothing");
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

    @Override
    public void restore() {
        replace(setting.replicas(), MOST);
    }

    /** They are ready at once. */
    @Override
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

    @Override
    public void podsCrash() {
        inject(Trouble.PODS_CRASH);
    }

    @Override
    public void podsRun() {
        heal(Trouble.PODS_CRASH);
    }

    @Override
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

    /** With all of their GPUs. */
    @Override
    public void haveAllNodes() {
        change(ClusterModel::hasAllNodes);
    }

    @Override
    public Duration untilShown() {
        return Duration.ZERO;
    }

    @Override
    public Optional<KubernetesTwin> simulation() {
        return Optional.of(this);
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

    @Override
    public synchronized List<GpuSample> gpus() {
        return GpuSample.of(model, Instant.now());
    }

    @Override
    public synchronized int ready() {
        return model.ready();
    }

    @Override
    public synchronized Optional<Instant> leaksSince() {
        return model.memory().leak().map(GpuMemory.Leak::injected);
    }

    @Override
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
