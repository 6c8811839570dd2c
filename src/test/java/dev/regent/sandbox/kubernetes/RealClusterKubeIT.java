package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.sandbox.gateway.Behaviour;
import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.world.Region;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sandbox makes in a real cluster, and that it leaves the rest of it alone. */
@Tag("kube")
class RealClusterKubeIT {
    private static final Path RIGHTS = Path.of("helm/regent/files");
    private static final Workload CHAT = new Workload(Workload.Kind.DEPLOYMENT, "regent-sandbox-test", "chat");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final Kubeconfigs kubeconfigs = Kubeconfigs.forTests();
    private final KubernetesClient admin =
            new KubernetesClientBuilder().withConfig(kubeconfigs.config(0)).build();
    private final InferenceGateway gateway =
            InferenceGateway.start(new Region("us-east-1"), new InetSocketAddress(HERE, 0), Behaviour.DEFAULT);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        gateway.close();
        admin.close();
    }

    private RealCluster start() {
        var setting = new RegionCluster.Setting(gateway, CHAT, 2);
        return RealCluster.start(HERE, setting, kubeconfigs.config(0), RIGHTS);
    }

    private List<String> ours() {
        return Stream.of(
                        admin.namespaces()
                                .withLabel(Belongings.LABEL, Belongings.OWNER)
                                .list(),
                        admin.nodes()
                                .withLabel(Belongings.LABEL, Belongings.OWNER)
                                .list(),
                        admin.rbac()
                                .clusterRoles()
                                .withLabel(Belongings.LABEL, Belongings.OWNER)
                                .list(),
                        admin.rbac()
                                .clusterRoleBindings()
                                .withLabel(Belongings.LABEL, Belongings.OWNER)
                                .list())
                .flatMap(list -> list.getItems().stream())
                .map(object -> object.getKind() + " "
                        + ((HasMetadata) object).getMetadata().getName())
                .toList();
    }

    @Test
    void takesAwayWhatAKilledOneHasLeftAndLeavesNothing() {
        try (RealCluster killed = start()) {
            killed.loseNodes(0.3);
            killed.stop();

            try (RealCluster cluster = start()) {
                assertThat(cluster.ready()).isEqualTo(2);
                assertThat(gateway.readyReplicas()).isEqualTo(2);
            }
            assertThat(ours()).isEmpty();
        }
    }

    @Test
    void givesRegentsTheirRightsAndNoMoreByATunnelToTheServersOwnName() {
        try (RealCluster cluster = start()) {
            Path file = Kubeconfig.write(directory.resolve("regent"), cluster.kubeconfig(cluster.address()));
            try (KubernetesClient regent = new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(file.toFile()))
                    .build()) {
                assertThat(regent.pods().inNamespace(CHAT.namespace()).list().getItems())
                        .hasSize(2);
                assertThatThrownBy(() ->
                                regent.pods().inNamespace(CHAT.namespace()).delete())
                        .isInstanceOfSatisfying(
                                KubernetesClientException.class,
                                refused -> assertThat(refused.getCode()).isEqualTo(403));
            }
        }
    }

    @Test
    void touchesNoNamespaceThatIsSomebodyElses() {
        var theirs = admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(CHAT.namespace())
                        .endMetadata()
                        .build())
                .create();
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "the namespace regent-sandbox-test of " + admin.getMasterUrl() + " is not the sandbox's");
            assertThat(admin.namespaces()
                            .withName(CHAT.namespace())
                            .get()
                            .getMetadata()
                            .getDeletionTimestamp())
                    .isNull();
            assertThat(ours()).isEmpty();
        } finally {
            admin.resource(theirs).delete();
            admin.namespaces().withName(CHAT.namespace()).waitUntilCondition(Objects::isNull, 60, TimeUnit.SECONDS);
        }
    }

    @Test
    void wantsNoGpuNodesThatAreSomebodyElses() {
        Node theirs =
                admin.resource(Manifests.bare(new GpuNode("theirs")).build()).create();
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "has GPU nodes that are not the sandbox's, and a regent would count them: theirs");
            assertThat(admin.nodes().withName("theirs").get()).isNotNull();
        } finally {
            admin.resource(theirs).delete();
        }
    }
}
