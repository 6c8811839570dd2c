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

    /**
     * The replica that a pod belongs to: of a LeaderWorkerSet its group ({@code chat-2} of {@code chat-2-1}), else the pod.
     *
     * @see <a href="https://lws.sigs.k8s.io/docs/concepts/">LeaderWorkerSet: Concepts</a>
     */
    public String replica(String pod) {
        if (kind != Kind.LEADER_WORKER_SET || !pod.startsWith(name + "-")) {
            return pod;
        }
        int worker = pod.indexOf('-', name.length() + 1);
        return worker < 0 ? pod : pod.substring(0, worker);
    }

    @Override
    public String toString() {
        return kind + " " + namespace + "/" + name;
    }
}
