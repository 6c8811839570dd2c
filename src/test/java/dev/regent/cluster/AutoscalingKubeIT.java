package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.MetricSight;
import dev.regent.world.Workload.Kind;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Conditions as the real HPA controller writes them; no metrics server is expected to be there. */
@Tag("kube")
class AutoscalingKubeIT {
    private static HorizontalPodAutoscaler hpa(String namespace, String target) {
        return Serialization.unmarshal("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {namespace: %s, name: chat}
                spec:
                  minReplicas: 1
                  maxReplicas: 9
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
                  metrics:
                    - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}
                """.formatted(namespace, target), HorizontalPodAutoscaler.class);
    }

    @Test
    void seesThatAnHpaHasNoMetrics() {
        try (RealCluster cluster = RealCluster.first()) {
            cluster.makeGpuNode("a");
            cluster.make(Manifests.deployment(cluster.namespace(), "chat", 1, 1));
            cluster.make(hpa(cluster.namespace(), "chat"));
            try (var looking = new Looking(cluster.client(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
                ClusterSight sight = looking.until("it is blind", it -> isBlind(it));

                AutoscalerSight hpa = sight.autoscalers().getFirst();
                assertThat(hpa.name()).isEqualTo("HorizontalPodAutoscaler " + cluster.namespace() + "/chat");
                assertThat(hpa.max()).isEqualTo(9);
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

    private static boolean isBlind(ClusterSight sight) {
        return sight.autoscalers().stream()
                .flatMap(it -> it.troubles().stream())
                .anyMatch(trouble -> trouble.contains("FailedGetResourceMetric"));
    }

    @Test
    void seesThatAnHpaScalesNothing() {
        try (RealCluster cluster = RealCluster.first()) {
            cluster.make(Manifests.deployment(cluster.namespace(), "chat", 1, 1));
            cluster.make(hpa(cluster.namespace(), "chat"));
            try (var looking = new Looking(cluster.client(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
                looking.until("an HPA", it -> !it.autoscalers().isEmpty());

                cluster.admin()
                        .apps()
                        .deployments()
                        .inNamespace(cluster.namespace())
                        .withName("chat")
                        .delete();

                ClusterSight sight = looking.until(
                        "it cannot scale",
                        it -> it.autoscalers().stream()
                                .flatMap(scaler -> scaler.troubles().stream())
                                .anyMatch(trouble -> trouble.startsWith("AbleToScale=False, FailedGetScale")));
                assertThat(sight.workloads().getFirst().exists()).isFalse();
            }
        }
    }
}
