package dev.regent.sandbox.kubernetes;

import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.world.Workload;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A region's Kubernetes cluster, simulated or real, which decides how many replicas the region's gateway has. */
public interface RegionCluster extends AutoCloseable {
    /**
     * What it is for.
     *
     * @param gateway  draws its capacity from here
     * @param workload what serves the service
     * @param replicas ready at the beginning, and never less
     */
    record Setting(InferenceGateway gateway, Workload workload, int replicas) {}

    /** Where the links of the region's regents lead to. */
    InetSocketAddress address();

    /** The kubeconfig of a regent that reaches it by this link. */
    String kubeconfig(InetSocketAddress link);

    /** How many pods are ready. */
    int ready();

    /** What runs, as exporters of metrics see it. */
    List<GpuSample> gpus();

    /** As when nothing is wrong. */
    void restore();

    /** So many replicas, and no autoscaling. */
    void holdAt(int replicas);

    /** Every pod of the workload crashes, again and again. */
    void podsCrash();

    /** None does. */
    void podsRun();

    /** So large a part of the nodes is not heard of any more, whether they run pods or not. */
    void loseNodes(double share);

    /** All nodes are heard of. */
    void haveAllNodes();

    /** Longest time until its API server shows what was done to nodes. */
    Duration untilShown();

    /** For what only a simulation can do; empty for a real cluster. */
    Optional<KubernetesTwin> simulation();

    /** When the servers began to leak, as far as whoever injected that is concerned. */
    default Optional<Instant> leaksSince() {
        return Optional.empty();
    }

    /** The part of the memory that a leak may take that it has taken, 0 to 1: the most of any pod. */
    default double memoryPressure() {
        return 0;
    }

    @Override
    void close();
}
