package dev.regent.sandbox.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the HorizontalPodAutoscaler decides:
 *
 * <ol>
 *   <li>{@code ceil(current × metric / target)}, where metric is the average per replica; nothing if that ratio is within
 *       0.1 of 1;
 *   <li>no less than the most that was asked for in the last five minutes;
 *   <li>up by no more than the current replicas or four, whichever is more, in 15 s;
 *   <li>within the minimum and the maximum.
 * </ol>
 *
 * @param target per replica
 * @see <a href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/">Kubernetes: Horizontal Pod
 *     Autoscaling, "Algorithm details" and "Default behavior"</a>
 */
record HpaRules(double target, int min, int max) {
    static final Duration SYNC = Duration.ofSeconds(15);
    private static final double TOLERANCE = 0.1;
    private static final Duration STABILISATION = Duration.ofMinutes(5);
    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final int PODS = 4;

    /** Why it asks for other than what the metric says; the words are those of the condition {@code ScalingLimited}. */
    enum Limit {
        DESIRED_WITHIN_RANGE("DesiredWithinRange"),
        TOO_FEW_REPLICAS("TooFewReplicas"),
        TOO_MANY_REPLICAS("TooManyReplicas"),
        SCALE_UP_LIMIT("ScaleUpLimit");

        private final String word;

        Limit(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * What it remembers.
     *
     * @param recommendations of the last five minutes, before limits
     * @param changes         of the last 15 s
     */
    record Memory(List<At> recommendations, List<At> changes) {
        static final Memory EMPTY = new Memory(List.of(), List.of());

        Memory {
            recommendations = List.copyOf(recommendations);
            changes = List.copyOf(changes);
        }
    }

    /** A number of replicas, at a time. */
    record At(Instant time, int replicas) {}

    /** What it asks for. */
    record Decision(int replicas, Limit limit, Memory memory) {}

    /**
     * Decides once.
     *
     * @param current replicas that the workload's spec asks for; more than 0
     * @param total   of the metric, over all replicas
     */
    Decision decide(int current, double total, Memory memory, Instant now) {
        int raw = proportional(current, total);
        List<At> recommendations = with(recent(memory.recommendations(), STABILISATION, now), new At(now, raw));
        int stable = recommendations.stream().mapToInt(At::replicas).max().orElse(raw);
        // Only against scaling down: what was asked for earlier never scales up.
        int wanted = Math.max(raw, Math.min(stable, current));
        List<At> changes = recent(memory.changes(), PERIOD, now);
        int fastest = fastest(current, changes);
        int desired = Math.clamp(wanted, min, Math.max(min, Math.min(max, fastest)));
        List<At> after = desired == current ? changes : with(changes, new At(now, desired - current));
        return new Decision(desired, limit(wanted, fastest), new Memory(recommendations, after));
    }

    private int proportional(int current, double total) {
        double ratio = total / current / target;
        return Math.abs(ratio - 1) <= TOLERANCE ? current : (int) Math.ceil(current * ratio);
    }

    private static int fastest(int current, List<At> changes) {
        int before = current - changes.stream().mapToInt(At::replicas).sum();
        return Math.max(2 * before, before + PODS);
    }

    private Limit limit(int wanted, int fastest) {
        if (wanted < min) {
            return Limit.TOO_FEW_REPLICAS;
        }
        if (wanted > Math.min(max, fastest)) {
            return max <= fastest ? Limit.TOO_MANY_REPLICAS : Limit.SCALE_UP_LIMIT;
        }
        return Limit.DESIRED_WITHIN_RANGE;
    }

    private static List<At> recent(List<At> all, Duration window, Instant now) {
        return all.stream().filter(at -> at.time().plus(window).isAfter(now)).toList();
    }

    private static List<At> with(List<At> all, At another) {
        List<At> more = new ArrayList<>(all);
        more.add(another);
        return more;
    }
}
