package dev.regent.cluster;

import dev.regent.world.Workload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the workload that an autoscaler's reference means. */
final class ScaleTarget {
    private ScaleTarget() {}

    /** @param kind as in the reference; KEDA takes a Deployment where there is none */
    static Optional<Workload> among(Iterable<Workload> named, @Nullable String kind, String namespace, String name) {
        String word = kind == null || kind.isEmpty() ? Workload.Kind.DEPLOYMENT.toString() : kind;
        for (Workload workload : named) {
            if (workload.kind().toString().equals(word)
                    && workload.namespace().equals(namespace)
                    && workload.name().equals(name)) {
                return Optional.of(workload);
            }
        }
        return Optional.empty();
    }
}
