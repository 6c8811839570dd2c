package dev.regent.cluster;

import dev.regent.cluster.Feed.Source;
import dev.regent.loop.Calls;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

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
    private final Calls calls;

    Requests(KubernetesClient client, Calls calls) {
        this.client = client;
        this.calls = calls;
    }

    Feed<Node, NodeFacts> nodes() {
        return new Feed<>(new Source<>("nodes", Node::new, () -> client.nodes().withLimit(PAGE), NodeLook::of), calls);
    }

    Feed<?, WorkloadFacts> workload(Workload workload) {
        return switch (workload.kind()) {
            case DEPLOYMENT -> one(workload, Deployment::new, client.apps().deployments(), WorkloadFacts::of);
            case STATEFUL_SET -> one(workload, StatefulSet::new, client.apps().statefulSets(), WorkloadFacts::of);
            case LEADER_WORKER_SET ->
                one(
                        workload,
                        GenericKubernetesResource::new,
                        client.genericKubernetesResources(LEADER_WORKER_SETS),
                        WorkloadFacts::of);
        };
    }

    private <T extends HasMetadata> Feed<T, WorkloadFacts> one(
            Workload workload,
            Supplier<T> blank,
            MixedOperation<T, ?, ? extends Resource<T>> kind,
            Function<T, WorkloadFacts> facts) {
        return new Feed<>(
                new Source<>(
                        workload.toString(),
                        blank,
                        () -> kind.inNamespace(workload.namespace()).withName(workload.name()),
                        facts.andThen(Optional::of)),
                calls);
    }

    Feed<Pod, PodFacts> pods(Workload workload, LabelSelector selector) {
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

    Feed<HorizontalPodAutoscaler, AutoscalerFacts> hpas(String namespace, Set<Workload> named) {
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

    Feed<GenericKubernetesResource, AutoscalerFacts> scaledObjects(String namespace, Set<Workload> named) {
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
