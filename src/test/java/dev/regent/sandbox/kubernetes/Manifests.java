package dev.regent.sandbox.kubernetes;

import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes nodes, workload, autoscaler and pods as an API server shows them. */
final class Manifests {
    private final Workload workload;
    private final Map<String, String> labels;
    private final PodManifest pods;

    Manifests(Workload workload) {
        this.workload = workload;
        this.labels = Map.of("app.kubernetes.io/name", workload.name());
        this.pods = new PodManifest(workload.namespace(), labels);
    }

    List<HasMetadata> of(ClusterModel model) {
        List<HasMetadata> all = new ArrayList<>();
        model.nodes().forEach(node -> all.add(node(node)));
        all.add(deployment(model));
        all.add(HpaManifest.of(workload, model.autoscaler()));
        String refusal = Scheduler.refusal(model.rooms(), GpuNode.GPUS);
        model.pods().forEach(pod -> all.add(pods.of(pod, refusal)));
        return all;
    }

    private static Node node(GpuNode node) {
        return bare(node)
                .editSpec()
                .addAllToTaints(
                        node.ready() ? List.of() : List.of(taint("node.kubernetes.io/unreachable", "NoExecute")))
                .endSpec()
                .editStatus()
                .withConditions(List.of(ready(node)))
                .endStatus()
                .build();
    }

    /** A node that nobody has said anything of; kept free of pods that need no GPU, as such nodes are. */
    static NodeBuilder bare(GpuNode node) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(node.name())
                .addToLabels("nvidia.com/gpu.present", "true")
                .addToLabels("nvidia.com/gpu.product", GpuNode.PRODUCT)
                .addToLabels("nvidia.com/gpu.count", String.valueOf(GpuNode.GPUS))
                .endMetadata()
                .withNewSpec()
                .withTaints(taint(GpuNode.RESOURCE, "NoSchedule"))
                .endSpec()
                .withNewStatus()
                .withCapacity(resources(GpuNode.GPUS))
                .withAllocatable(resources(node.usable()))
                .endStatus();
    }

    private static Map<String, Quantity> resources(int gpus) {
        return Map.of(
                GpuNode.RESOURCE,
                new Quantity(String.valueOf(gpus)),
                "cpu",
                new Quantity("192"),
                "memory",
                new Quantity("2Ti"),
                "pods",
                new Quantity("100"));
    }

    private static Taint taint(String key, String effect) {
        return new TaintBuilder().withKey(key).withEffect(effect).build();
    }

    /** As the node lifecycle controller writes it when a kubelet has not been heard of. */
    private static NodeCondition ready(GpuNode node) {
        return node.ready()
                ? new NodeConditionBuilder()
                        .withType("Ready")
                        .withStatus("True")
                        .withReason("KubeletReady")
                        .build()
                : new NodeConditionBuilder()
                        .withType("Ready")
                        .withStatus("Unknown")
                        .withReason("NodeStatusUnknown")
                        .withMessage("Kubelet stopped posting node status.")
                        .build();
    }

    private Deployment deployment(ClusterModel model) {
        return deployment(model.replicas())
                .withNewStatus()
                .withReplicas(model.pods().size())
                .withReadyReplicas(model.ready())
                .endStatus()
                .build();
    }

    DeploymentBuilder deployment(int replicas) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(workload.name())
                .withNamespace(workload.namespace())
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withSpec(PodManifest.spec())
                .endTemplate()
                .endSpec();
    }

    PodManifest pods() {
        return pods;
    }

    Map<String, String> labels() {
        return labels;
    }
}
