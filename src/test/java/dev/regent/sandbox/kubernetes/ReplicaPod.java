package dev.regent.sandbox.kubernetes;

import java.time.Instant;
import java.util.Optional;

/**
 * A pod of the workload. It is one replica and holds all GPUs of its node.
 *
 * @param node     where it was scheduled; empty while nowhere has room for it
 * @param since    when its phase began
 * @param restarts of its container
 */
public record ReplicaPod(
        String name, Instant created, Optional<String> node, Phase phase, Instant since, int restarts) {
    /** How far it is. */
    public enum Phase {
        /** No node has room. */
        PENDING,
        /** Its image cannot be pulled. */
        PULL_FAILS,
        /** Its container runs and loads the model. */
        STARTING,
        READY,
        /** Its container ends as soon as it is started. */
        CRASHES,
        /** Nobody hears from its node. */
        UNREACHABLE
    }

    static ReplicaPod pending(String name, Instant now) {
        return new ReplicaPod(name, now, Optional.empty(), Phase.PENDING, now, 0);
    }

    public boolean isReady() {
        return phase == Phase.READY;
    }

    ReplicaPod on(String where, Instant now) {
        return new ReplicaPod(name, created, Optional.of(where), Phase.STARTING, now, restarts);
    }

    ReplicaPod becomes(Phase next, Instant now) {
        return next == phase ? this : new ReplicaPod(name, created, node, next, now, restarts);
    }

    ReplicaPod crashes(Instant now) {
        return new ReplicaPod(name, created, node, Phase.CRASHES, now, restarts + 1);
    }
}
