package dev.regent.cluster;

import dev.regent.loop.Calls;
import dev.regent.world.ClusterSight.NodesSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that is watched in one cluster, shared by all services. */
final class Feeds implements AutoCloseable {
    private final KubernetesClient lists;
    private final Feed<Node, NodeFacts> nodes;
    private final Map<Workload, WorkloadFeed> workloads = new HashMap<>();
    private final Map<String, AutoscalerFeeds> autoscalers = new HashMap<>();
    private volatile NodesSight nodesSight = NodesSight.NONE;

    private record AutoscalerFeeds(Feed<?, AutoscalerFacts> hpas, Feed<?, AutoscalerFacts> scaledObjects) {
        List<Feed<?, AutoscalerFacts>> both() {
            return List.of(hpas, scaledObjects);
        }
    }

    Feeds(KubernetesClient client, Set<Workload> named, Calls calls) {
        lists = Lists.of(client);
        var requests = new Requests(lists, calls);
        nodes = requests.nodes();
        for (Workload workload : named) {
            workloads.put(workload, new WorkloadFeed(requests, workload));
            autoscalers.computeIfAbsent(
                    workload.namespace(),
                    namespace -> new AutoscalerFeeds(
                            requests.hpas(namespace, named), requests.scaledObjects(namespace, named)));
        }
    }

    /** To be called about once a second. Never waits. */
    void tend(Instant now) {
        nodes.tend(now);
        workloads.values().forEach(feed -> feed.tend(now));
        autoscalers.values().forEach(both -> both.both().forEach(feed -> feed.tend(now)));
        // Once for all services: of thousands of nodes it is not for nothing.
        nodesSight = NodeLook.sum(nodes.facts());
    }

    List<WorkloadSight> workloads(Collection<Workload> of, List<String> findings, Instant now) throws CannotLook {
        List<WorkloadSight> sights = new ArrayList<>();
        for (Workload workload : of) {
            feed(workload).look(findings, now).ifPresent(sights::add);
        }
        return sights;
    }

    Map<Workload, Integer> replicas(Collection<Workload> of) {
        return of.stream()
                .distinct()
                .collect(Collectors.toMap(each -> each, each -> feed(each).desired()));
    }

    private WorkloadFeed feed(Workload workload) {
        WorkloadFeed feed = workloads.get(workload);
        if (feed == null) {
            throw new IllegalArgumentException(workload + " is not watched");
        }
        return feed;
    }

    /** Those of the namespaces of some workloads. That KEDA is not installed is no finding. */
    List<AutoscalerFacts> autoscalers(Collection<Workload> of, List<String> findings) throws CannotLook {
        List<AutoscalerFacts> facts = new ArrayList<>();
        for (String namespace : of.stream().map(Workload::namespace).distinct().toList()) {
            AutoscalerFeeds feeds = autoscalers.get(namespace);
            for (Feed<?, AutoscalerFacts> feed : feeds == null ? List.<Feed<?, AutoscalerFacts>>of() : feeds.both()) {
                if (!feed.isAbsent() && feed.canBeSeen(findings)) {
                    facts.addAll(feed.facts());
                }
            }
        }
        return facts;
    }

    NodesSight nodes(List<String> findings) throws CannotLook {
        return nodes.canBeSeen(findings) ? nodesSight : NodesSight.NONE;
    }

    @Override
    public void close() {
        nodes.close();
        workloads.values().forEach(WorkloadFeed::close);
        autoscalers.values().forEach(both -> both.both().forEach(Feed::close));
        lists.close();
    }
}
