package dev.regent.sandbox.kubernetes;

import dev.regent.sandbox.kubernetes.ReplicaPod.Phase;
import java.time.Duration;
import java.time.Instant;

/**
 * What becomes of a pod that was scheduled, as a kubelet does it.
 *
 * @param startUp from the start of its container until the model is loaded
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/">Kubernetes: Pod Lifecycle</a>
 */
record PodLife(Duration startUp) {
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(10);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 5;

    /**
     * What happens to it.
     *
     * @param unreachable nobody hears from its node
     * @param crashes     its container ends as soon as it is started
     * @param pullFails   its image cannot be pulled, which matters to a container that was never started
     */
    record Fate(boolean unreachable, boolean crashes, boolean pullFails) {
        static final Fate GOOD = new Fate(false, false, false);
    }

    ReplicaPod next(ReplicaPod pod, Fate fate, Instant now) {
        if (pod.phase() == Phase.PENDING) {
            return pod;
        }
        if (fate.unreachable()) {
            return pod.becomes(Phase.UNREACHABLE, now);
        }
        return switch (pod.phase()) {
            case PENDING -> pod;
            // Its containers ran on while nobody heard of them.
            case UNREACHABLE -> pod.becomes(Phase.READY, now);
            case PULL_FAILS -> fate.pullFails() ? pod : pod.becomes(Phase.STARTING, now);
            case STARTING -> starting(pod, fate, now);
            case READY -> fate.crashes() ? pod.crashes(now) : pod;
            case CRASHES -> crashing(pod, fate, now);
        };
    }

    private ReplicaPod starting(ReplicaPod pod, Fate fate, Instant now) {
        if (fate.pullFails() && pod.restarts() == 0) {
            return pod.becomes(Phase.PULL_FAILS, now);
        }
        if (fate.crashes()) {
            return pod.crashes(now);
        }
        return isOver(startUp, pod, now) ? pod.becomes(Phase.READY, now) : pod;
    }

    /** Somebody who takes away the cause also deletes the back-off; nobody waits for it. */
    private static ReplicaPod crashing(ReplicaPod pod, Fate fate, Instant now) {
        if (!fate.crashes()) {
            return pod.becomes(Phase.STARTING, now);
        }
        return isOver(backoff(pod.restarts()), pod, now) ? pod.crashes(now) : pod;
    }

    /** Of its start, 0 to 1. */
    double started(ReplicaPod pod, Instant now) {
        double part = (double) Duration.between(pod.since(), now).toMillis() / startUp.toMillis();
        return Math.clamp(part, 0, 1);
    }

    /** 10 s, 20 s, 40 s … 5 min. */
    static Duration backoff(int restarts) {
        return restarts > DOUBLINGS ? LONGEST_BACKOFF : FIRST_BACKOFF.multipliedBy(1L << Math.max(0, restarts - 1));
    }

    private static boolean isOver(Duration time, ReplicaPod pod, Instant now) {
        return !now.isBefore(pod.since().plus(time));
    }
}
