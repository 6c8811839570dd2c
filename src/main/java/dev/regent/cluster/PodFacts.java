package dev.regent.cluster;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a pod. Most of twenty thousand are ready and were never started again: those are one object, and of the
 * others each is a small one.
 *
 * @param state     how it counts
 * @param reason    why it is not ready, in one word or short phrase; empty where it is
 * @param group     of a LeaderWorkerSet, the index of its group; empty elsewhere
 * @param name      empty where it is ready
 * @param since     since when it has tried to become ready; empty where it does not
 * @param restarted when a container that was started again last ended; empty where none was
 */
record PodFacts(
        State state, String reason, String group, String name, Optional<Instant> since, Optional<Instant> restarted) {
    private static final PodFacts READY = new PodFacts(State.READY, "", "", "", Optional.empty(), Optional.empty());

    enum State {
        READY,
        /** Alive and not ready: it waits, starts, or has stopped answering its readiness probe. */
        WAITING,
        /** It ended in failure and stays as an object until Kubernetes clears it away. */
        FAILED
    }

    static PodFacts ready(String group, Optional<Instant> restarted) {
        return group.isEmpty() && restarted.isEmpty()
                ? READY
                : new PodFacts(State.READY, "", group, "", Optional.empty(), restarted);
    }
}
