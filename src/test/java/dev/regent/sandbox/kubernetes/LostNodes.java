package dev.regent.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nodes of a real cluster that are lost. They lose their heartbeats, which kwok keeps otherwise; then the node lifecycle
 * controller counts them as lost, as it would real ones (after 50 s, {@code --node-monitor-grace-period}).
 *
 * <p>kwok leaves a node alone while somebody else holds its lease; but it goes on with a heartbeat that has begun, which
 * is every 20 to 25 s, as long as the node's (deprecated) phase is {@code Running}.
 */
final class LostNodes {
    private static final int LONGER_THAN_ANY_SANDBOX = 10 * 365 * 24 * 3600;
    private static final String NOT_RUNNING = "{\"status\":{\"phase\":\"Terminated\"}}";
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient admin;
    private final Set<String> lost = new HashSet<>();

    LostNodes(KubernetesClient admin) {
        this.admin = admin;
    }

    boolean have(String node) {
        return lost.contains(node);
    }

    /** From now on these are the lost ones; those that were stay so. */
    void choose(double share, Set<String> busy) {
        if (lost.isEmpty()) {
            lost.addAll(chosen(share, busy));
        }
    }

    /** As large a part of those that run pods as of all of them. */
    static List<String> chosen(double share, Set<String> busy) {
        int all = (int) Math.ceil(share * ClusterModel.NODES);
        int ofBusy = (int) Math.round(share * busy.size());
        return Stream.concat(
                        nodes(busy::contains).limit(ofBusy),
                        nodes(name -> !busy.contains(name)).limit(all - ofBusy))
                .toList();
    }

    private static Stream<String> nodes(Predicate<String> which) {
        return IntStream.range(0, ClusterModel.NODES).mapToObj(Belongings::node).filter(which);
    }

    void stopHeartbeats() {
        for (String node : lost) {
            lease(node).edit(lease -> {
                lease.getSpec().setHolderIdentity(Belongings.OWNER);
                lease.getSpec().setLeaseDurationSeconds(LONGER_THAN_ANY_SANDBOX);
                return lease;
            });
            admin.nodes().withName(node).subresource("status").patch(MERGE, NOT_RUNNING);
        }
    }

    /** kwok takes up a node without a lease within ten seconds, and makes it ready. */
    void comeBack() {
        lost.forEach(node -> lease(node).delete());
        lost.clear();
    }

    private Resource<Lease> lease(String node) {
        return Belongings.leases(admin).withName(node);
    }
}
