package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.Missing;
import dev.regent.world.ClusterSight.NodesSight;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeSpecBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true, https = false)
class KubernetesClustersTest {
    private static final String NAMESPACE = "inference";
    private static final Workload CHAT = new Workload(Workload.Kind.DEPLOYMENT, NAMESPACE, "chat");

    @SuppressWarnings("NullAway.Init") // by the mock's extension
    KubernetesMockServer server;

    @SuppressWarnings("NullAway.Init")
    KubernetesClient cluster;

    private Wire wire;
    private Looking looking;

    @BeforeEach
    void start() throws IOException {
        cluster.resource(Manifests.deployment(NAMESPACE, "chat", 3, 1)).create();
        wire = new Wire(server.getPort());
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + wire.port() + "/")
                .build();
        looking = new Looking(ClusterAccess.open(config, null), CHAT);
    }

    @AfterEach
    void stop() throws IOException {
        looking.close();
        wire.close();
    }

    @Test
    void seesPodsComeFailAndGo() {
        cluster.resource(Manifests.readyPod(NAMESPACE, "chat-1", "chat")).create();
        cluster.resource(Manifests.crashingPod(NAMESPACE, "chat-2", "chat")).create();
        cluster.resource(Manifests.readyPod(NAMESPACE, "other-1", "other")).create();

        var sight = looking.untilWorkload(
                "two pods", it -> it.ready() == 1 && !it.waiting().isEmpty());
        assertThat(sight.waiting()).isEqualTo(Map.of("CrashLoopBackOff", 1));
        assertThat(sight.desired()).isEqualTo(3);
        assertThat(sight.pods().unready()).containsExactly("chat-2");

        cluster.pods().inNamespace(NAMESPACE).withName("chat-1").delete();
        looking.untilWorkload("one is gone", it -> it.ready() == 0);
    }

    @Test
    void sumsUpGpuNodesAndNoOthers() {
        cluster.resource(Manifests.gpuNode("gpu-1")).create();
        cluster.resource(Manifests.gpuNode("gpu-2")).create();
        cluster.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName("web")
                        .endMetadata()
                        .build())
                .create();
        looking.until("two nodes", it -> it.nodes().all() == 2);

        cluster.nodes().withName("gpu-2").edit(node -> {
            node.setSpec(new NodeSpecBuilder().withUnschedulable(true).build());
            return node;
        });

        ClusterSight sight = looking.until("one is cordoned", it -> it.nodes().ready() == 1);
        assertThat(sight.nodes())
                .isEqualTo(new NodesSight(
                        2,
                        1,
                        new Missing(0, 1, 0, 0),
                        16,
                        8,
                        List.of("node gpu-2 (NVIDIA-H100-80GB-HBM3) is cordoned")));
    }

    @Test
    void saysThatWhatIsNamedDoesNotExistAndSeesItOnceItDoes() {
        cluster.apps().deployments().inNamespace(NAMESPACE).withName("chat").delete();

        ClusterSight sight =
                looking.until("it is gone", it -> !it.workloads().getFirst().exists());
        assertThat(sight.findings())
                .containsExactly("Deployment inference/chat is named in the services' file and does not exist");

        cluster.resource(Manifests.deployment(NAMESPACE, "chat", 5, 1)).create();
        looking.untilWorkload("it is back", it -> it.desired() == 5);
    }

    @Test
    void seesTheHpa() {
        cluster.resource(new HorizontalPodAutoscalerBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName("chat")
                        .endMetadata()
                        .withNewSpec()
                        .withMaxReplicas(9)
                        .withNewScaleTargetRef("apps/v1", "Deployment", "chat")
                        .endSpec()
                        .build())
                .create();

        ClusterSight sight =
                looking.until("an autoscaler", it -> !it.autoscalers().isEmpty());
        assertThat(sight.autoscalers().getFirst().max()).isEqualTo(9);
        assertThat(sight.autoscalers().getFirst().troubles()).containsExactly("no controller has looked at it yet");
    }

    @Test
    void doesNotKnowWhileTheApiServerIsAwayAndKnowsAgainAfterwards() {
        looking.untilWorkload("at the beginning", it -> it.desired() == 3);

        wire.become(Wire.State.CUT);

        assertThat(looking.untilUnknown("does not answer since")).contains("the API server of http://127.0.0.1:");
        cluster.apps().deployments().inNamespace(NAMESPACE).withName("chat").scale(7);
        wire.become(Wire.State.WHOLE);
        looking.untilWorkload("what changed meanwhile", it -> it.desired() == 7);
    }

    @Test
    void doesNotTakeSilenceForQuiet() {
        looking.untilWorkload("at the beginning", it -> it.desired() == 3);

        wire.become(Wire.State.SILENT);

        looking.untilUnknown("does not answer since");
        wire.become(Wire.State.WHOLE);
        looking.untilWorkload("heard again", it -> it.desired() == 3);
    }

    /** A connection that a firewall forgot, while the server answers others: its watch is opened anew. */
    @Test
    void noticesAWatchThatIsDead() throws IOException {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + wire.port() + "/")
                .build();
        try (var hasty = new Looking(ClusterAccess.open(config, null, Duration.ofSeconds(2)), CHAT)) {
            hasty.untilWorkload("at the beginning", it -> it.desired() == 3);

            wire.loseWhatIsThere();
            cluster.apps().deployments().inNamespace(NAMESPACE).withName("chat").scale(7);

            hasty.untilWorkload("what the dead watch did not say", it -> it.desired() == 7);
        }
    }
}
