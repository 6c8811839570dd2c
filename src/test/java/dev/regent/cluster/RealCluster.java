package dev.regent.cluster;

import static org.awaitility.Awaitility.await;

import dev.regent.sandbox.kubernetes.Kubeconfigs;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A namespace of its own in a real cluster, as its administrator. What is made in it, and outside of it, is deleted again.
 */
final class RealCluster implements AutoCloseable {
    private final Path kubeconfig;
    private final KubernetesClient admin;
    private final String namespace = "regent-" + UUID.randomUUID().toString().substring(0, 8);
    private final Deque<HasMetadata> made = new ArrayDeque<>();

    private RealCluster(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
        this.admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    /** Those that whoever runs this suite has given it, one for each region. */
    static List<Path> kubeconfigs() {
        return Kubeconfigs.forTests().files();
    }

    static RealCluster first() {
        return open(kubeconfigs().getFirst());
    }

    static RealCluster open(Path kubeconfig) {
        var cluster = new RealCluster(kubeconfig);
        cluster.make(new NamespaceBuilder()
                .withNewMetadata()
                .withName(cluster.namespace)
                .endMetadata()
                .build());
        await("the namespace's own service account")
                .atMost(Duration.ofSeconds(60))
                .until(() -> cluster.admin
                                .serviceAccounts()
                                .inNamespace(cluster.namespace)
                                .withName("default")
                                .get()
                        != null);
        return cluster;
    }

    KubernetesClient admin() {
        return admin;
    }

    String namespace() {
        return namespace;
    }

    Workload workload(Workload.Kind kind, String name) {
        return new Workload(kind, namespace, name);
    }

    /** Of the cluster's administrator; a new one, as what looks closes its own. */
    KubernetesClient client() {
        return ClusterAccess.open(
                ClusterAccess.of(Optional.of(kubeconfig), Map.of())
                        .orElseThrow()
                        .get(),
                null);
    }

    /** The address and certificates of this cluster, and nobody's credentials. */
    Config anonymous() {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setOauthToken(null);
        config.setUsername(null);
        config.setPassword(null);
        config.setClientCertData(null);
        config.setClientCertFile(null);
        config.setClientKeyData(null);
        config.setClientKeyFile(null);
        return config;
    }

    /** Namespaced or not; deleted at the end, the last one first. */
    <T extends HasMetadata> T make(T object) {
        T created = admin.resource(object).create();
        made.push(created);
        return created;
    }

    /** A node with eight GPUs. */
    String makeGpuNode(String name) {
        String full = namespace + "-" + name;
        make(Manifests.gpuNode(full));
        return full;
    }

    @Override
    public void close() {
        made.forEach(object -> admin.resource(object).withGracePeriod(0).delete());
        admin.close();
    }
}
