package dev.regent.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/**
 * The heartbeats of nodes that kwok keeps alive. Without them the node lifecycle controller counts a node as lost, as it
 * would a real one (after 50 s, {@code --node-monitor-grace-period}).
 *
 * <p>kwok leaves a node alone while somebody else holds its lease; but it goes on with a heartbeat that has begun, which
 * is every 20 to 25 s, as long as the node's (deprecated) phase is {@code Running}.
 */
final class Heartbeats {
    private static final String NAMESPACE = "kube-node-lease";
    private static final int LONGER_THAN_ANY_SANDBOX = 10 * 365 * 24 * 3600;
    private static final String NOT_RUNNING = "{\"status\":{\"phase\":\"Terminated\"}}";
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient admin;

    Heartbeats(KubernetesClient admin) {
        this.admin = admin;
    }

    void stop(String node) {
        lease(node).edit(lease -> {
            lease.getSpec().setHolderIdentity(Belongings.OWNER);
            lease.getSpec().setLeaseDurationSeconds(LONGER_THAN_ANY_SANDBOX);
            return lease;
        });
        admin.nodes().withName(node).subresource("status").patch(MERGE, NOT_RUNNING);
    }

    /** kwok takes up a node without a lease within ten seconds, and makes it ready. */
    void resume(String node) {
        lease(node).delete();
    }

    private Resource<Lease> lease(String node) {
        return admin.leases().inNamespace(NAMESPACE).withName(node);
    }
}
