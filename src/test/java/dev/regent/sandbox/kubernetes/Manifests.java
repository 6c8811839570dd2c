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

/** Writes everything that is in the model as an API server shows it. */
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
        return new NodeBuilder()
                .withNewMetadata()
                .withName(node.name())
                .addToLabels("nvidia.com/gpu.present", "true")
                .addToLabels("nvidia.com/gpu.product", GpuNode.PRODUCT)
                .addToLabels("nvidia.com/gpu.count", String.valueOf(GpuNode.GPUS))
                .endMetadata()
                .withNewSpec()
                .withTaints(node.ready() ? List.of() : List.of(unreachable()))
                .endSpec()
                .withNewStatus()
                .addToCapacity("nvidia.com/gpu", new Quantity(String.valueOf(GpuNode.GPUS)))
                .addToAllocatable("nvidia.com/gpu", new Quantity(String.valueOf(node.usable())))
                .withConditions(List.of(ready(node)))
                .endStatus()
                .build();
    }

    private static Taint unreachable() {
        return new TaintBuilder()
                .withKey("node.kubernetes.io/unreachable")
                .withEffect("NoExecute")
                .build();
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
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(workload.name())
                .withNamespace(workload.namespace())
                .endMetadata()
                .withNewSpec()
                .withReplicas(model.replicas())
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .endTemplate()
                .endSpec()
                .withNewStatus()
                .withReplicas(model.pods().size())
                .withReadyReplicas(model.ready())
                .endStatus()
                .build();
    }
}
