package dev.regent.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes a pod as an API server shows it, with the status that scheduler and kubelet would have given it. */
final class PodManifest {
    private static final String CONTAINER = "vllm";
    private static final String IMAGE = "vllm/vllm-openai:v0.11.0";

    private final String namespace;
    private final Map<String, String> labels;

    PodManifest(String namespace, Map<String, String> labels) {
        this.namespace = namespace;
        this.labels = labels;
    }

    /**
     * A pod.
     *
     * @param refusal what the scheduler says, where nowhere has room
     */
    Pod of(ReplicaPod pod, String refusal) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(pod.name())
                .withNamespace(namespace)
                .withLabels(labels)
                .withCreationTimestamp(pod.created().toString())
                .endMetadata()
                .withSpec(spec())
                .editSpec()
                .withNodeName(pod.node().orElse(null))
                .endSpec()
                .withStatus(status(pod, refusal))
                .build();
    }

    /** Of a replica, which takes all GPUs of a node. */
    static PodSpec spec() {
        var gpus = Map.of(GpuNode.RESOURCE, new Quantity(String.valueOf(GpuNode.GPUS)));
        return new PodSpecBuilder()
                .addNewContainer()
                .withName(CONTAINER)
                .withImage(IMAGE)
                .withNewResources()
                .withLimits(gpus)
                .withRequests(gpus)
                .endResources()
                .endContainer()
                .addNewToleration()
                .withKey(GpuNode.RESOURCE)
                .withOperator("Exists")
                .endToleration()
                .build();
    }

    private static PodStatus status(ReplicaPod pod, String refusal) {
        return switch (pod.phase()) {
            case PENDING ->
                new PodStatusBuilder()
                        .withPhase("Pending")
                        .withConditions(List.of(new PodConditionBuilder(condition("PodScheduled", false, pod.since()))
                                .withReason("Unschedulable")
                                .withMessage(refusal)
                                .build()))
                        .build();
            case PULL_FAILS ->
                status(pod, "Pending", waits(pod, "ImagePullBackOff", "Back-off pulling image " + IMAGE));
            case STARTING -> status(pod, "Running", runs(pod, false));
            case READY -> status(pod, "Running", runs(pod, true));
            case CRASHES -> status(pod, "Running", crashes(pod));
            // The node lifecycle controller says that they are not ready; nobody knows what its containers do.
            case UNREACHABLE -> status(pod, "Running", runs(pod, true));
        };
    }

    private static PodStatus status(ReplicaPod pod, String phase, ContainerStatus container) {
        return new PodStatusBuilder()
                .withPhase(phase)
                .withConditions(List.of(
                        condition("PodScheduled", true, pod.created()),
                        condition("ContainersReady", pod.isReady(), pod.since()),
                        condition("Ready", pod.isReady(), pod.since())))
                .withContainerStatuses(List.of(container))
                .build();
    }

    private static PodCondition condition(String type, boolean is, Instant since) {
        return new PodConditionBuilder()
                .withType(type)
                .withStatus(is ? "True" : "False")
                .withLastTransitionTime(since.toString())
                .build();
    }

    private static ContainerStatusBuilder container(ReplicaPod pod) {
        return new ContainerStatusBuilder().withName(CONTAINER).withImage(IMAGE).withRestartCount(pod.restarts());
    }

    private static ContainerStatus runs(ReplicaPod pod, boolean ready) {
        return container(pod)
                .withReady(ready)
                .withNewState()
                .withNewRunning()
                .withStartedAt(pod.since().toString())
                .endRunning()
                .endState()
                .build();
    }

    private static ContainerStatus waits(ReplicaPod pod, String reason, String message) {
        return container(pod)
                .withReady(false)
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .withMessage(message)
                .endWaiting()
                .endState()
                .build();
    }

    private static ContainerStatus crashes(ReplicaPod pod) {
        String backoff = "back-off " + PodLife.backoff(pod.restarts()).toSeconds() + "s restarting failed container";
        return new ContainerStatusBuilder(waits(pod, "CrashLoopBackOff", backoff))
                .withNewLastState()
                .withNewTerminated()
                .withReason("Error")
                .withExitCode(1)
                .withFinishedAt(pod.since().toString())
                .endTerminated()
                .endLastState()
                .build();
    }
}
