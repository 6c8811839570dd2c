package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.MetricSight;
import dev.regent.world.Workload.Kind;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions as the real HPA controller writes them; no metrics server is expected to be there. */
@Tag("kube")
class AutoscalingKubeIT {
    private static HorizontalPodAutoscaler hpa(String namespace, String target, int min, int max) {
        return Serialization.unmarshal("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {namespace: %s, name: chat}
                spec:
                  minReplicas: %d
                  maxReplicas: %d
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
                  metrics:
                    - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}
                """.formatted(namespace, min, max, target), HorizontalPodAutoscaler.class);
    }

    @Test
    void seesThatAnHpaHasNoMetrics() {
        try (RealCluster cluster = RealCluster.first()) {
            cluster.makeGpuNode("a");
            cluster.make(Manifests.deployment(cluster.namespace(), "chat", 1, 1));
            cluster.make(hpa(cluster.namespace(), "chat", 1, 9));
            try (var looking = new Looking(cluster.client(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
                ClusterSight sight = looking.until("it is blind", it -> isBlind(it));

                AutoscalerSight hpa = sight.autoscalers().getFirst();
                assertThat(hpa.name()).isEqualTo("HorizontalPodAutoscaler " + cluster.namespace() + "/chat");
                assertThat(hpa.max()).isEqualTo(9);
                assertThat(asItWrites(cluster))
                        .as("current and desired, as the controller writes them")
                        .isEqualTo("1 0");
                assertThat(hpa.current()).isEqualTo(1);
                assertThat(hpa.desired()).as("what is there").isEqualTo(1);
                assertThat(hpa.unmet()).isZero();
                assertThat(hpa.troubles())
                        .singleElement()
                        .asString()
                        .startsWith("ScalingActive=False, FailedGetResourceMetric: the HPA was unable to compute");
                assertThat(hpa.metrics())
                        .extracting(MetricSight::name, MetricSight::known)
                        .containsExactly(tuple("cpu", false));
            }
        }
    }

    private static String asItWrites(RealCluster cluster) {
        var status = cluster.admin()
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(cluster.namespace())
                .withName("chat")
                .get()
                .getStatus();
        return status.getCurrentReplicas() + " " + status.getDesiredReplicas();
    }

    /** Below its minimum, and above its maximum, the controller needs no metrics. */
    @ParameterizedTest
    @CsvSource({"1, 3, 9, 3", "5, 1, 2, 2"})
    void seesWhatABlindHpaAsksForAndThatItIsThere(int replicas, int min, int max, int desired) {
        try (RealCluster cluster = RealCluster.first()) {
            cluster.make(Manifests.deployment(cluster.namespace(), "chat", replicas, 1));
            cluster.make(hpa(cluster.namespace(), "chat", min, max));
            try (var looking = new Looking(cluster.client(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
                ClusterSight sight =
                        looking.until("there is what it asks for", it -> isBlind(it) && asksFor(it, desired));

                assertThat(sight.autoscalers().getFirst().unmet()).isZero();
                assertThat(sight.workloads().getFirst().desired()).isEqualTo(desired);
            }
        }
    }

    /** What it calls current is what the workload's spec asks for, whether pods are there or not: here a quota is in the way. */
    @Test
    void anHpaDoesNotSayThatPodsAreMissing() {
        try (RealCluster cluster = RealCluster.first()) {
            cluster.make(quota(cluster.namespace(), 2));
            cluster.make(Manifests.deployment(cluster.namespace(), "chat", 1, 1));
            cluster.make(hpa(cluster.namespace(), "chat", 4, 9));
            try (var looking = new Looking(cluster.client(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
                ClusterSight sight = looking.until("it has asked for four", it -> asksFor(it, 4));

                assertThat(asItWrites(cluster)).isEqualTo("4 4");
                assertThat(sight.autoscalers().getFirst().unmet()).isZero();
                looking.untilWorkload(
                        "there are two pods, not ready, and no more",
                        it -> it.ready() == 0
                                && it.pods().unready().size() == 2
                                && !it.pods().slowest().isZero());
            }
        }
    }

    private static ResourceQuota quota(String namespace, int pods) {
        return new ResourceQuotaBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("few")
                .endMetadata()
                .withNewSpec()
                .addToHard("pods", new Quantity(String.valueOf(pods)))
                .endSpec()
                .build();
    }

    private static boolean asksFor(ClusterSight sight, int replicas) {
        return sight.autoscalers().stream().anyMatch(hpa -> hpa.desired() == replicas && hpa.current() == replicas);
    }

    private static boolean isBlind(ClusterSight sight) {
        return sight.autoscalers().stream()
                .flatMap(it -> it.troubles().stream())
                .anyMatch(trouble -> trouble.contains("FailedGetResourceMetric"));
    }

    @Test
    void seesThatAnHpaScalesNothing() {
        try (RealCluster cluster = RealCluster.first()) {
            cluster.make(Manifests.deployment(cluster.namespace(), "chat", 1, 1));
            cluster.make(hpa(cluster.namespace(), "chat", 1, 9));
            try (var looking = new Looking(cluster.client(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
                looking.until("an HPA", it -> !it.autoscalers().isEmpty());

                cluster.admin()
                        .apps()
                        .deployments()
                        .inNamespace(cluster.namespace())
                        .withName("chat")
                        .delete();

                looking.until(
                        "it cannot scale, and what it scales is gone",
                        it -> !it.workloads().getFirst().exists()
                                && it.autoscalers().stream()
                                        .flatMap(scaler -> scaler.troubles().stream())
                                        .anyMatch(trouble -> trouble.startsWith("AbleToScale=False, FailedGetScale")));
            }
        }
    }
}
