package dev.regent.sandbox.faults;

import dev.regent.sandbox.kubernetes.KubernetesTwin;
import dev.regent.sandbox.kubernetes.Trouble;
import dev.regent.sandbox.topology.Sites;
import dev.regent.world.Region;
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
        return Stream.of(
                fault(
                        "gpus-lost",
                        "every other node's GPUs have fallen off the bus (XID 79); their pods crash",
                        KubernetesTwin::loseHalfOfTheGpus,
                        KubernetesTwin::haveAllNodes),
                fault(
                        "nodes-lost-30-percent",
                        "30 % of the GPU nodes are not heard of any more",
                        cluster -> cluster.loseNodes(LOST),
                        KubernetesTwin::haveAllNodes),
                trouble("all-pods-crashloop", "every pod of the workload crashes, again and again", Trouble.PODS_CRASH),
                trouble(
                        "image-pull-fails-on-new-pods",
                        "no image can be pulled; the pods that run go on",
                        Trouble.PULLS_FAIL),
                fault(
                        "gpu-memory-leak",
                        "every inference server has leaked GPU memory for five minutes and runs out of it in four",
                        cluster -> cluster.leak(LEAKED, LASTS),
                        KubernetesTwin::leakNoMore),
                fault(
                        "hpa-frozen-12-minutes",
                        "the autoscaler's metric comes 12 minutes late",
                        cluster -> cluster.lag(LATE),
                        cluster -> cluster.lag(Duration.ZERO)));
    }

    private Fault trouble(String name, String what, Trouble trouble) {
        return fault(name, what, cluster -> cluster.inject(trouble), cluster -> cluster.heal(trouble));
    }

    private Fault fault(String name, String what, Consumer<KubernetesTwin> inject, Consumer<KubernetesTwin> heal) {
        return new Fault(name, what, on(inject), on(heal));
    }

    private Consumer<Region> on(Consumer<KubernetesTwin> what) {
        return region -> what.accept(sites.of(region).cluster());
    }
}
