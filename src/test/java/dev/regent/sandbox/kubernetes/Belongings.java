package dev.regent.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What the sandbox has in a real cluster, all of it labelled as its own: a namespace with the workload and a regent's
 * account, GPU nodes, and the right to look at nodes. Nothing else is touched.
 */
final class Belongings {
    static final String OWNER = "regent-sandbox";

    static final String LABEL = "app.kubernetes.io/managed-by";
    /** By which a kwok that does not manage every node knows its own. */
    private static final Map<String, String> KWOK = Map.of("kwok.x-k8s.io/node", "fake");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final KubernetesClient admin;
    private final String namespace;

    Belongings(KubernetesClient admin, String namespace) {
        this.admin = admin;
        this.namespace = namespace;
    }

    /**
     * Makes sure that whatever would be in the way is ours.
     *
     * @throws IllegalArgumentException if something is somebody else's
     */
    void check() {
        Namespace there = admin.namespaces().withName(namespace).get();
        if (there != null && !isOurs(there)) {
            throw new IllegalArgumentException("the namespace " + namespace + " of " + admin.getMasterUrl()
                    + " is not the sandbox's (it has no label " + LABEL + "=" + OWNER
                    + "), so nothing is done there. Give a cluster that has no such namespace.");
        }
        List<String> foreign = admin.nodes().list().getItems().stream()
                .filter(node -> !isOurs(node) && hasGpus(node))
                .map(node -> node.getMetadata().getName())
                .toList();
        if (!foreign.isEmpty()) {
            throw new IllegalArgumentException(admin.getMasterUrl() + " has GPU nodes that are not the sandbox's, and a"
                    + " regent would count them: " + String.join(", ", foreign) + ". Give a cluster without.");
        }
    }

    /** Of nodes; kwok makes them. */
    static NonNamespaceOperation<Lease, LeaseList, Resource<Lease>> leases(KubernetesClient admin) {
        return admin.leases().inNamespace("kube-node-lease");
    }

    static String node(int number) {
        return OWNER + "-" + number;
    }

    private static boolean isOurs(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getLabels())
                .map(labels -> OWNER.equals(labels.get(LABEL)))
                .orElse(false);
    }

    private static boolean hasGpus(Node node) {
        return Optional.ofNullable(node.getStatus().getCapacity())
                .map(capacity -> capacity.containsKey(GpuNode.RESOURCE))
                .orElse(false);
    }

    /** Returns when the namespace can be used; until a kwok takes care of the nodes, nothing runs. */
    void make(RegentRights rights, HasMetadata workload) {
        create(new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .endMetadata()
                .build());
        IntStream.range(0, ClusterModel.NODES)
                .mapToObj(number -> Manifests.bare(new GpuNode(node(number))))
                .forEach(node -> create(
                        node.editMetadata().addToAnnotations(KWOK).endMetadata().build()));
        rights.all().forEach(this::create);
        until(
                "the namespace " + namespace + " has no service account for pods",
                () -> admin.serviceAccounts()
                                .inNamespace(namespace)
                                .withName("default")
                                .get()
                        != null);
        create(workload);
    }

    /** A kwok makes a node ready once it holds its lease, without which the node cannot be lost. */
    boolean haveReadyNodes() {
        return admin.nodes().withLabel(LABEL, OWNER).list().getItems().stream().allMatch(Readiness::isNodeReady);
    }

    private void create(HasMetadata object) {
        Map<String, String> labels = new HashMap<>(
                Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of()));
        labels.put(LABEL, OWNER);
        object.getMetadata().setLabels(labels);
        admin.resource(object).create();
    }

    /** All of it is gone when this returns, also what a sandbox that was killed has left. */
    void remove() {
        admin.namespaces().withLabel(LABEL, OWNER).delete();
        until("the namespace " + namespace + " is not gone", () -> {
            var left = admin.namespaces().withLabel(LABEL, OWNER).list().getItems();
            // Of nodes that nobody hears from, nobody would say that their pods have ended.
            left.forEach(it -> admin.pods()
                    .inNamespace(it.getMetadata().getName())
                    .withGracePeriod(0)
                    .delete());
            return left.isEmpty();
        });
        // Their leases have them as owner and go too, but perhaps later than the next sandbox comes.
        admin.nodes().withLabel(LABEL, OWNER).list().getItems().forEach(node -> {
            admin.resource(node).delete();
            leases(admin).withName(node.getMetadata().getName()).delete();
        });
        admin.rbac().clusterRoleBindings().withLabel(LABEL, OWNER).delete();
        admin.rbac().clusterRoles().withLabel(LABEL, OWNER).delete();
    }

    /** @throws IllegalStateException if that does not come about */
    void until(String otherwise, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "after " + PATIENCE.toSeconds() + " s, in " + admin.getMasterUrl() + ", " + otherwise);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
