package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.regent.world.ClusterSight;
import dev.regent.world.Workload.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** LeaderWorkerSets and ScaledObjects as their own CRDs have them; their controllers are not there. */
@Tag("kube")
class CustomKindsKubeIT {
    private static final String SETS = "leaderworkersets.leaderworkerset.x-k8s.io";
    private static final String SCALED_OBJECTS = "scaledobjects.keda.sh";

    private static GenericKubernetesResource leaderWorkerSet(String namespace) {
        return Serialization.unmarshal("""
                apiVersion: leaderworkerset.x-k8s.io/v1
                kind: LeaderWorkerSet
                metadata: {namespace: %s, name: large}
                spec:
                  replicas: 2
                  leaderWorkerTemplate:
                    size: 2
                    workerTemplate:
                      spec: {containers: [{name: server, image: "example.org/inference:1"}]}
                """.formatted(namespace), GenericKubernetesResource.class);
    }

    /** As the set's controller would make it. */
    private static Pod member(String namespace, int group, int worker) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata:
                  namespace: %1$s
                  name: large-%2$d-%3$d
                  labels:
                    leaderworkerset.sigs.k8s.io/name: large
                    leaderworkerset.sigs.k8s.io/group-index: "%2$d"
                    leaderworkerset.sigs.k8s.io/worker-index: "%3$d"
                spec:
                  containers:
                    - {name: server, image: "example.org/inference:1", resources: {limits: {nvidia.com/gpu: "4"}}}
                """.formatted(namespace, group, worker), Pod.class);
    }

    private static GenericKubernetesResource scaledObject(String namespace) {
        return Serialization.unmarshal("""
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {namespace: %s, name: chat, annotations: {autoscaling.keda.sh/paused-replicas: "2"}}
                spec:
                  scaleTargetRef: {name: chat}
                  maxReplicaCount: 12
                  fallback: {failureThreshold: 3, replicas: 4}
                  triggers:
                    - type: prometheus
                      metadata: {serverAddress: "http://prometheus:9090", query: "up", threshold: "1"}
                """.formatted(namespace), GenericKubernetesResource.class);
    }

    @Test
    void countsAGroupWhenAllOfItIsReady() {
        try (RealCluster cluster = RealCluster.first()) {
            Crds.need(cluster.admin(), SETS);
            cluster.makeGpuNode("a");
            cluster.make(leaderWorkerSet(cluster.namespace()));
            cluster.make(member(cluster.namespace(), 0, 0));
            cluster.make(member(cluster.namespace(), 0, 1));
            cluster.make(member(cluster.namespace(), 1, 0));
            try (var looking = new Looking(cluster.client(), cluster.workload(Kind.LEADER_WORKER_SET, "large"))) {
                var sight = looking.untilWorkload(
                        "one group", it -> it.ready() == 1 && !it.waiting().isEmpty());
                assertThat(sight.desired()).isEqualTo(2);

                cluster.makeGpuNode("b");
                cluster.make(member(cluster.namespace(), 1, 1));

                looking.untilWorkload("both groups", it -> it.ready() == 2);
            }
        }
    }

    @Test
    void seesAScaledObjectThatIsPausedAndFallsBack() {
        try (RealCluster cluster = RealCluster.first()) {
            Crds.need(cluster.admin(), SCALED_OBJECTS);
            cluster.make(Manifests.deployment(cluster.namespace(), "chat", 3, 1));
            GenericKubernetesResource object = cluster.make(scaledObject(cluster.namespace()));
            try (var looking = new Looking(cluster.client(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
                looking.until("it is paused", it -> troubles(it).startsWith("[is paused at 2 replicas"));

                object.setAdditionalProperty("status", Serialization.unmarshal("""
                        conditions: [{type: Fallback, status: "True", reason: FallbackExists, message: a trigger fails}]
                        health: {s0-prometheus: {numberOfFailures: 4, status: Failing}}
                        """, Map.class));
                cluster.admin().resource(object).updateStatus();

                looking.until(
                        "it falls back",
                        it -> troubles(it)
                                .contains(
                                        "Fallback=True, FallbackExists: a trigger fails, its trigger s0-prometheus has failed"
                                                + " 4 times"));
            }
        }
    }

    private static String troubles(ClusterSight sight) {
        return sight.autoscalers().stream()
                .map(it -> it.troubles().toString())
                .findFirst()
                .orElse("");
    }

    /** In a cluster that has no such CRD: the last one of several, as the tests above install it in the first. */
    @Test
    void saysThatTheClusterDoesNotKnowTheKind() {
        try (RealCluster cluster = RealCluster.open(RealCluster.kubeconfigs().getLast())) {
            assumeFalse(Crds.isThere(cluster.admin(), SETS), "the last cluster has LeaderWorkerSets");
            try (var looking = new Looking(cluster.client(), cluster.workload(Kind.LEADER_WORKER_SET, "large"))) {
                ClusterSight sight = looking.until("it is known", it -> true);

                assertThat(sight.workloads().getFirst().exists()).isFalse();
                assertThat(sight.findings())
                        .containsExactly("LeaderWorkerSet " + cluster.namespace()
                                + "/large: this cluster knows no such kind; is its CRD missing?");
            }
        }
    }
}
