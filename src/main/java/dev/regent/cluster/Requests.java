package dev.regent.cluster;

import dev.regent.cluster.Feed.Source;
import dev.regent.loop.Calls;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;
import java.util.Set;

/**
 * All that is ever asked of an API server besides {@code /readyz}: seven kinds of list and watch. The rights for exactly
 * these are in {@code helm/regent/files}.
 */
final class Requests {
    /** Objects in one answer, so that no list of thousands has to be held at once, here or there. */
    private static final long PAGE = 500;

    private static final ResourceDefinitionContext LEADER_WORKER_SETS = new ResourceDefinitionContext.Builder()
            .withGroup("leaderworkerset.x-k8s.io")
            .withVersion("v1")
            .withKind("LeaderWorkerSet")
            .withPlural("leaderworkersets")
            .withNamespaced(true)
            .build();

    private static final ResourceDefinitionContext SCALED_OBJECTS = new ResourceDefinitionContext.Builder()
            .withGroup("keda.sh")
            .withVersion("v1alpha1")
            .withKind("ScaledObject")
            .withPlural("scaledobjects")
            .withNamespaced(true)
            .build();

    private final KubernetesClient client;

    Requests(KubernetesClient client) {
        this.client = client;
    }

    Feed<Node, NodeFacts> nodes(Calls calls) {
        return new Feed<>(new Source<>("nodes", Node::new, () -> client.nodes().withLimit(PAGE), NodeLook::of), calls);
    }

    Feed<?, WorkloadFacts> workload(Workload workload, Calls calls) {
        return switch (workload.kind()) {
            case DEPLOYMENT -> deployment(workload, calls);
            case STATEFUL_SET -> statefulSet(workload, calls);
            case LEADER_WORKER_SET -> leaderWorkerSet(workload, calls);
        };
    }

    private Feed<Deployment, WorkloadFacts> deployment(Workload workload, Calls calls) {
        return new Feed<>(
                new Source<>(
                        workload.toString(),
                        Deployment::new,
                        () -> client.apps()
                                .deployments()
                                .inNamespace(workload.namespace())
                                .withName(workload.name()),
                        deployment -> Optional.of(WorkloadFacts.of(deployment))),
                calls);
    }

    private Feed<StatefulSet, WorkloadFacts> statefulSet(Workload workload, Calls calls) {
        return new Feed<>(
                new Source<>(
                        workload.toString(),
                        StatefulSet::new,
                        () -> client.apps()
                                .statefulSets()
                                .inNamespace(workload.namespace())
                                .withName(workload.name()),
                        set -> Optional.of(WorkloadFacts.of(set))),
                calls);
    }

    private Feed<GenericKubernetesResource, WorkloadFacts> leaderWorkerSet(Workload workload, Calls calls) {
        return new Feed<>(
                new Source<>(
                        workload.toString(),
                        GenericKubernetesResource::new,
                        () -> client.genericKubernetesResources(LEADER_WORKER_SETS)
                                .inNamespace(workload.namespace())
                                .withName(workload.name()),
                        set -> Optional.of(WorkloadFacts.of(set))),
                calls);
    }

    Feed<Pod, PodFacts> pods(Workload workload, LabelSelector selector, Calls calls) {
        return new Feed<>(
                new Source<>(
                        "pods of " + workload,
                        Pod::new,
                        () -> client.pods()
                                .inNamespace(workload.namespace())
                                .withLabelSelector(selector)
                                .withLimit(PAGE),
                        PodLook::of),
                calls);
    }

    Feed<HorizontalPodAutoscaler, AutoscalerFacts> hpas(String namespace, Set<Workload> named, Calls calls) {
        return new Feed<>(
                new Source<>(
                        "horizontalpodautoscalers in the namespace " + namespace,
                        HorizontalPodAutoscaler::new,
                        () -> client.autoscaling()
                                .v2()
                                .horizontalPodAutoscalers()
                                .inNamespace(namespace)
                                .withLimit(PAGE),
                        hpa -> HpaLook.of(hpa, named)),
                calls);
    }

    Feed<GenericKubernetesResource, AutoscalerFacts> scaledObjects(String namespace, Set<Workload> named, Calls calls) {
        return new Feed<>(
                new Source<>(
                        "scaledobjects in the namespace " + namespace,
                        GenericKubernetesResource::new,
                        () -> client.genericKubernetesResources(SCALED_OBJECTS)
                                .inNamespace(namespace)
                                .withLimit(PAGE),
                        object -> ScaledObjectLook.of(object, named)),
                calls);
    }
}
