package dev.regent.world;

/**
 * Something in a Kubernetes cluster that runs a service's inference.
 *
 * @param kind      what makes its pods
 * @param namespace where it lies
 * @param name      its name there
 */
public record Workload(Kind kind, String namespace, String name) {
    /** What makes pods. The words are those of Kubernetes' manifests. */
    public enum Kind {
        DEPLOYMENT("Deployment"),
        STATEFUL_SET("StatefulSet"),
        /** {@code leaderworkerset.x-k8s.io/v1}: a replica is a group of pods, which counts when all of it is ready. */
        LEADER_WORKER_SET("LeaderWorkerSet");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Override
    public String toString() {
        return kind + " " + namespace + "/" + name;
    }
}
