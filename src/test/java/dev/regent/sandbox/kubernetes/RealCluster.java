package dev.regent.sandbox.kubernetes;

import dev.regent.cluster.ClusterAccess;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A cluster with a real API server, scheduler and controllers, and kwok in place of kubelets. Twice a second its pods are
 * looked at, and the gateway has as many replicas as are ready. The autoscaler is ours, and asks the API server for
 * replicas as an HPA's controller does.
 */
final class RealCluster implements RegionCluster {
    private static final long STEP_MILLIS = 500;
    private static final Duration TOKEN = Duration.ofHours(24);
    /** One heartbeat may follow within 25 s; 50 s after the last one a node is lost, which is looked for each 5 s. */
    private static final Duration UNTIL_LOST = Duration.ofSeconds(90);

    private final Setting setting;
    private final KubernetesClient admin;
    private final RegentRights rights;
    private final Manifests manifests;
    private final Belongings belongings;
    private final LostNodes lost;
    private final CrashingPods crashing;
    private final Tunnel tunnel;
    private final Rate asked = new Rate(Duration.ofSeconds(5));
    private final ScheduledExecutorService clock;
    private Autoscaler autoscaler;
    private int replicas;
    private boolean crash;
    private volatile List<Pod> serving = List.of();

    private RealCluster(Setting setting, KubernetesClient admin, Tunnel tunnel, Path rights) {
        this.setting = setting;
        this.admin = admin;
        this.tunnel = tunnel;
        this.rights = RegentRights.of(rights, setting.workload().namespace(), Belongings.OWNER);
        this.manifests = new Manifests(setting.workload());
        this.belongings = new Belongings(admin, setting.workload().namespace());
        this.lost = new LostNodes(admin);
        this.crashing = new CrashingPods(admin, manifests.pods());
        this.replicas = setting.replicas();
        this.autoscaler = autoscaler(replicas, ClusterModel.NODES);
        this.clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name("kubernetes " + setting.gateway().region())
                .factory());
    }

    /** Everything is ready when this returns; of what cannot become so, nothing is left. */
    static RealCluster start(InetAddress address, Setting setting, Config config, Path rights) {
        var tunnel = Tunnel.open(address, URI.create(config.getMasterUrl()));
        var cluster = new RealCluster(setting, ClusterAccess.open(config, null), tunnel, rights);
        try {
            cluster.begin();
            return cluster;
        } catch (RuntimeException cannot) {
            cluster.close();
            throw cannot;
        }
    }

    private void begin() {
        belongings.check();
        belongings.remove();
        belongings.make(rights, manifests.deployment(replicas).build());
        var unused = clock.scheduleWithFixedDelay(this::stepOrTell, 0, STEP_MILLIS, TimeUnit.MILLISECONDS);
        belongings.until(
                "not all nodes and pods are ready: is there a kwok in place of kubelets?",
                () -> ready() == setting.replicas() && belongings.haveReadyNodes());
    }

    private Autoscaler autoscaler(int least, int most) {
        return Autoscaler.of(least, setting.gateway().requestsPerSecondAndReplica(), most);
    }

    @Override
    public InetSocketAddress address() {
        return tunnel.address();
    }

    @Override
    public String kubeconfig(InetSocketAddress link) {
        return Kubeconfig.through(link, admin.getConfiguration(), rights.token(admin, TOKEN));
    }

    /** What could not be done now, as a pod went away meanwhile, is done by the next step. */
    private void stepOrTell() {
        try {
            step();
        } catch (RuntimeException cannot) {
            System.getLogger(RealCluster.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            () -> "the cluster of " + setting.gateway().region() + " cannot be looked at: " + cannot);
        }
    }

    /** What is wrong is done to whatever is there now; what nobody else would repair is made anew. */
    private synchronized void step() {
        Instant now = Instant.now();
        List<Pod> reachable = reachable();
        serving = crash
                ? List.of()
                : reachable.stream().filter(Readiness::isPodReady).toList();
        setting.gateway().haveReady(serving.size());
        if (crash) {
            crashing.step(reachable, now);
        } else {
            replaceBroken(reachable);
        }
        asked.add(setting.gateway().counts().inference(), now);
        scaleTo(autoscaler.look(replicas, asked.perSecond(), now));
    }

    private List<Pod> pods() {
        return admin.pods().inNamespace(setting.workload().namespace()).list().getItems();
    }

    /** A lost node's pods serve nobody, whatever is still said of them. */
    private List<Pod> reachable() {
        return pods().stream()
                .filter(pod -> !lost.have(pod.getSpec().getNodeName()))
                .toList();
    }

    /** kwok makes a pod ready once; a kubelet would do so again. */
    private void replaceBroken(List<Pod> pods) {
        pods.stream()
                .filter(pod -> pod.getStatus().getPodIP() != null && !Readiness.isPodReady(pod))
                .forEach(pod -> admin.resource(pod).withGracePeriod(0).delete());
    }

    private void scaleTo(int wanted) {
        if (wanted != replicas) {
            admin.apps()
                    .deployments()
                    .inNamespace(setting.workload().namespace())
                    .withName(setting.workload().name())
                    .scale(wanted);
            replicas = wanted;
        }
    }

    @Override
    public void restore() {
        hold(setting.replicas(), ClusterModel.NODES);
    }

    /** They are ready some seconds later, as kwok starts them. */
    @Override
    public void holdAt(int wanted) {
        hold(wanted, wanted);
    }

    private synchronized void hold(int least, int most) {
        haveAllNodes();
        crash = false;
        autoscaler = autoscaler(least, most);
        scaleTo(least);
        stepOrTell();
    }

    @Override
    public synchronized void podsCrash() {
        crash = true;
        stepOrTell();
    }

    @Override
    public synchronized void podsRun() {
        crash = false;
        crashing.forget();
        stepOrTell();
    }

    @Override
    public synchronized void loseNodes(double share) {
        Set<String> busy = pods().stream()
                .map(pod -> pod.getSpec().getNodeName())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        lost.choose(share, busy);
        stepOrTell();
        lost.stopHeartbeats();
    }

    @Override
    public synchronized void haveAllNodes() {
        lost.comeBack();
    }

    @Override
    public Duration untilShown() {
        return UNTIL_LOST;
    }

    @Override
    public Optional<KubernetesTwin> simulation() {
        return Optional.empty();
    }

    @Override
    public int ready() {
        return serving.size();
    }

    @Override
    public List<GpuSample> gpus() {
        Instant now = Instant.now();
        return serving.stream()
                .flatMap(pod -> GpuSample.sound(
                        pod.getSpec().getNodeName(), pod.getMetadata().getName(), now))
                .toList();
    }

    /** Nothing is looked at or done from here on; what was made stays, as if the sandbox had been killed. */
    void stop() {
        clock.shutdownNow();
        clock.close();
        tunnel.close();
    }

    @Override
    public void close() {
        stop();
        belongings.remove();
        admin.close();
    }
}
