package dev.regent.sandbox.faults;

import dev.regent.sandbox.kubernetes.KubernetesTwin;
import dev.regent.sandbox.kubernetes.RegionCluster;
import dev.regent.sandbox.kubernetes.Trouble;
import dev.regent.sandbox.topology.Sites;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What can go wrong in a region's cluster. */
final class ClusterFaults {
    private static final double LOST = 0.3;
    private static final Duration LATE = Duration.ofMinutes(12);
    /** For so long the leak has been seen when it is injected. */
    private static final Duration LEAKED = Duration.ofMinutes(5);
    /** From then until the first server runs out of memory. */
    private static final Duration LASTS = Duration.ofMinutes(4);

    private final Sites sites;

    ClusterFaults(Sites sites) {
        this.sites = sites;
    }

    Stream<Fault> all() {
        boolean allSimulated = sites.all().stream()
                .allMatch(site -> site.cluster().simulation().isPresent());
        return Stream.concat(anywhere(), allSimulated ? simulated() : Stream.empty());
    }

    private Stream<Fault> anywhere() {
        return Stream.of(
                fault(
                        "nodes-lost-30-percent",
                        "30 % of the GPU nodes are not heard of any more",
                        cluster -> cluster.loseNodes(LOST),
                        RegionCluster::haveAllNodes),
                fault(
                        "all-pods-crashloop",
                        "every pod of the workload crashes, again and again",
                        RegionCluster::podsCrash,
                        RegionCluster::podsRun));
    }

    /** Those that {@link dev.regent.sandbox.kubernetes.OnlySimulated} gives the reasons of. */
    private Stream<Fault> simulated() {
        return Stream.of(
                simulated(
                        "gpus-lost",
                        "every other node's GPUs have fallen off the bus (XID 79); their pods crash",
                        KubernetesTwin::loseHalfOfTheGpus,
                        KubernetesTwin::haveAllNodes),
                simulated(
                        "image-pull-fails-on-new-pods",
                        "no image can be pulled; the pods that run go on",
                        twin -> twin.inject(Trouble.PULLS_FAIL),
                        twin -> twin.heal(Trouble.PULLS_FAIL)),
                simulated(
                        "gpu-memory-leak",
                        "every inference server has leaked GPU memory for five minutes and runs out of it in four",
                        twin -> twin.leak(LEAKED, LASTS),
                        KubernetesTwin::leakNoMore),
                simulated(
                        "hpa-frozen-12-minutes",
                        "the autoscaler's metric comes 12 minutes late",
                        twin -> twin.lag(LATE),
                        twin -> twin.lag(Duration.ZERO)));
    }

    private Fault simulated(String name, String what, Consumer<KubernetesTwin> inject, Consumer<KubernetesTwin> heal) {
        return fault(
                name,
                what,
                cluster -> inject.accept(cluster.simulation().orElseThrow()),
                cluster -> heal.accept(cluster.simulation().orElseThrow()));
    }

    private Fault fault(String name, String what, Consumer<RegionCluster> inject, Consumer<RegionCluster> heal) {
        return new Fault(
                name,
                what,
                region -> inject.accept(sites.of(region).cluster()),
                region -> heal.accept(sites.of(region).cluster()));
    }
}
