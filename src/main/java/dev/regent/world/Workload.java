package dev.regent.world;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something in a Kubernetes cluster that runs a service's inference.
 *
 * @param kind      what makes its pods
 * @param namespace where it lies
 * @param name      its name there
 */
public record Workload(Kind kind, String namespace, String name) {
    private static final Pattern GROUP_AND_WORKER = Pattern.compile("-(?<group>[0-9]+)(-[0-9]+)?");

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
        Matcher numbers = GROUP_AND_WORKER.matcher(pod);
        boolean isOfAGroup = kind == Kind.LEADER_WORKER_SET
                && pod.startsWith(name)
                && numbers.region(name.length(), pod.length()).matches();
        return isOfAGroup ? name + "-" + numbers.group("group") : pod;
    }

    @Override
    public String toString() {
        return kind + " " + namespace + "/" + name;
    }
}
