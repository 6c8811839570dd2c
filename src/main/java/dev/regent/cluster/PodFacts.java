package dev.regent.cluster;

/**
 * What is kept of a pod: of twenty thousand of them, one small object each.
 *
 * @param state  how it counts
 * @param reason why it is not ready, in one word or short phrase; empty where it is
 * @param group  of a LeaderWorkerSet, the index of its group; empty elsewhere
 */
record PodFacts(State state, String reason, String group) {
    enum State {
        READY,
        /** Alive and not ready: it waits, starts, or has stopped answering its readiness probe. */
        WAITING,
        /** It ended in failure and stays as an object until Kubernetes clears it away. */
        FAILED
    }
}
