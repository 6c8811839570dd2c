package dev.regent.cluster;

import dev.regent.loop.Clusters;
import dev.regent.loop.Watch;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Watch.Pace;
import dev.regent.world.ClusterSight;
import dev.regent.world.Reading;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the region's own cluster. Watches keep a little of what there is; once a second that is read, without asking
 * anybody. It is unknown
 *
 * <ol>
 *   <li>until there is a client, which is made beside everything else,
 *   <li>while the API server does not answer a light question: a dead watch is silent,
 *   <li>until everything was listed, at the beginning and after the server was away for so long that its watches are
 *       not to be trusted,
 *   <li>while something cannot be listed for a reason that is not a missing right. A missing right is a finding, and the
 *       rest is seen.
 * </ol>
 */
public final class KubernetesClusters implements Clusters, AutoCloseable {
    private static final Pace PACE = new Pace(Duration.ofSeconds(1), Duration.ofMillis(800));

    private final Opening opening;
    private final Footing footing;
    private final Set<Workload> named = new LinkedHashSet<>();
    private final Watch<Boolean> tending;
    private final Map<String, Watch<ClusterSight>> watches = new HashMap<>();
    private volatile @Nullable Reached reached;
    private volatile @Nullable Feeds feeds;
    private boolean closed;

    /** What there is once the client is made. */
    private record Reached(KubernetesClient client, ApiServer server) {}

    /**
     * @param client   makes the client, on a thread of its own; closed with this
     * @param services what each of them runs on; one that names nothing is not looked at
     */
    public KubernetesClusters(
            Supplier<KubernetesClient> client, Map<String, List<Workload>> services, Footing footing) {
        this.opening = new Opening(client, this::reached, footing);
        this.footing = footing;
        this.tending = new Watch<>("kubernetes watches", PACE, this::tend, footing);
        services.forEach((service, workloads) -> {
            if (!workloads.isEmpty()) {
                named.addAll(workloads);
                watches.put(service, watch(service, workloads));
            }
        });
    }

    private Watch<ClusterSight> watch(String service, List<Workload> workloads) {
        var autoscalers = new AutoscalerLook();
        return new Watch<>("cluster of " + service, PACE, () -> look(workloads, autoscalers), footing);
    }

    /** Starts looking, if any service names what it runs on. */
    public KubernetesClusters start() {
        if (!watches.isEmpty()) {
            opening.start();
            watches.values().forEach(Watch::start);
        }
        return this;
    }

    private synchronized void reached(KubernetesClient client) {
        if (closed) {
            client.close();
            return;
        }
        var server = new ApiServer(client, footing);
        reached = new Reached(client, server);
        server.start();
        tending.start();
    }

    @Override
    public Map<String, Reading<ClusterSight>> latest() {
        return Watch.latest(watches);
    }

    private synchronized Boolean tend() {
        Feeds present = feeds;
        Reached there = reached;
        if (closed || there == null || there.server().isLost()) {
            feeds = null;
            if (present != null) {
                present.close();
            }
            return false;
        }
        if (present == null) {
            present = new Feeds(there.client(), named, footing.calls());
            feeds = present;
        }
        present.tend(footing.clock().instant());
        return true;
    }

    private ClusterSight look(List<Workload> workloads, AutoscalerLook autoscalers) throws CannotLook {
        Reached there = reached;
        if (there == null) {
            throw new CannotLook("the cluster is not looked at yet: " + opening.why());
        }
        there.server().mustAnswer();
        Feeds present = feeds;
        if (present == null) {
            throw new CannotLook("the API server of " + there.client().getMasterUrl() + ": nothing is listed yet");
        }
        List<String> findings = new ArrayList<>();
        var seen = present.workloads(workloads, findings, footing.clock().instant());
        var facts = present.autoscalers(workloads, findings);
        var nodes = present.nodes(findings);
        return new ClusterSight(seen, autoscalers.look(facts, present.replicas(workloads)), nodes, findings);
    }

    /** Stops looking and closes the connections. */
    @Override
    public void close() {
        watches.values().forEach(Watch::close);
        tending.close();
        synchronized (this) {
            closed = true;
            Feeds present = feeds;
            if (present != null) {
                present.close();
            }
            Reached there = reached;
            if (there != null) {
                there.server().close();
                there.client().close();
            }
        }
    }
}
