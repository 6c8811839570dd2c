package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.sandbox.gateway.Behaviour;
import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.world.Region;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesTwinTest {
    private static final Workload CHAT = new Workload(Workload.Kind.DEPLOYMENT, "inference", "chat");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final InferenceGateway gateway =
            InferenceGateway.start(new Region("us-east-1"), new InetSocketAddress(HERE, 0), Behaviour.DEFAULT);
    private final KubernetesTwin twin = KubernetesTwin.start(HERE, new RegionCluster.Setting(gateway, CHAT, 6));

    @TempDir
    Path directory;

    private KubernetesClient client;

    @BeforeEach
    void asARegentDoes() {
        Path kubeconfig = Kubeconfig.write(directory.resolve("kubeconfig.yaml"), twin.kubeconfig(twin.address()));
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        twin.close();
        gateway.close();
    }

    @Test
    void showsWhatRuns() {
        var deployment = client.apps()
                .deployments()
                .inNamespace("inference")
                .withName("chat")
                .get();

        assertThat(deployment.getSpec().getReplicas()).isEqualTo(6);
        assertThat(client.nodes().list().getItems()).hasSize(10);
        assertThat(pods()).isEqualTo(6);
        assertThat(client.autoscaling()
                        .v2()
                        .horizontalPodAutoscalers()
                        .inNamespace("inference")
                        .list()
                        .getItems())
                .singleElement()
                .satisfies(
                        hpa -> assertThat(hpa.getStatus().getDesiredReplicas()).isEqualTo(6));
    }

    private int pods() {
        return client.pods()
                .inNamespace("inference")
                .withLabel("app.kubernetes.io/name", "chat")
                .list()
                .getItems()
                .size();
    }

    @Test
    void takesTheGatewaysCapacityAwayWithThePods() {
        assertThat(gateway.readyReplicas()).isEqualTo(6);

        twin.podsCrash();
        assertThat(gateway.readyReplicas()).isZero();
        assertThat(client.pods().inNamespace("inference").list().getItems())
                .allSatisfy(pod -> assertThat(pod.getStatus()
                                .getContainerStatuses()
                                .getFirst()
                                .getState()
                                .getWaiting()
                                .getReason())
                        .isEqualTo("CrashLoopBackOff"));

        twin.podsRun();
        await().atMost(Duration.ofSeconds(30)).until(() -> gateway.readyReplicas() == 6);
    }

    @Test
    void hasAsManyReplicasAsItIsToldAtOnce() {
        twin.holdAt(1);
        assertThat(gateway.readyReplicas()).isEqualTo(1);
        assertThat(pods()).isEqualTo(1);

        twin.restore();
        assertThat(gateway.readyReplicas()).isEqualTo(6);
        assertThat(pods()).isEqualTo(6);
    }
}
