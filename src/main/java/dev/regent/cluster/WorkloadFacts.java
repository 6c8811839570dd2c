package dev.regent.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a Deployment, StatefulSet or LeaderWorkerSet.
 *
 * @param desired  replicas that its spec asks for
 * @param size     pods of one replica
 * @param selector which pods are its own
 * @param reported ready replicas by its controller's last word; used where its pods may not be read
 */
record WorkloadFacts(int desired, int size, LabelSelector selector, int reported) {
    /** Of LeaderWorkerSet's API, {@code leaderworkerset.x-k8s.io/v1}. */
    private static final String SET_NAME = "leaderworkerset.sigs.k8s.io/name";

    static WorkloadFacts of(Deployment deployment) {
        Integer ready =
                deployment.getStatus() == null ? null : deployment.getStatus().getReadyReplicas();
        return new WorkloadFacts(
                count(deployment.getSpec().getReplicas(), 1),
                1,
                deployment.getSpec().getSelector(),
                count(ready, 0));
    }

    static WorkloadFacts of(StatefulSet set) {
        Integer ready = set.getStatus() == null ? null : set.getStatus().getReadyReplicas();
        return new WorkloadFacts(
                count(set.getSpec().getReplicas(), 1), 1, set.getSpec().getSelector(), count(ready, 0));
    }

    static WorkloadFacts of(GenericKubernetesResource leaderWorkerSet) {
        var selector = new LabelSelectorBuilder()
                .addToMatchLabels(SET_NAME, leaderWorkerSet.getMetadata().getName())
                .build();
        Number replicas = leaderWorkerSet.get("spec", "replicas");
        Number size = leaderWorkerSet.get("spec", "leaderWorkerTemplate", "size");
        Number ready = leaderWorkerSet.get("status", "readyReplicas");
        return new WorkloadFacts(count(replicas, 1), count(size, 1), selector, count(ready, 0));
    }

    private static int count(@Nullable Number value, int otherwise) {
        return value == null ? otherwise : value.intValue();
    }
}
