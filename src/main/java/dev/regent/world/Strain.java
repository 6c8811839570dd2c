package dev.regent.world;

import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.SignalSight.Signal;
import java.util.OptionalDouble;

/**
 * For how many looks in a row the cluster has been seen in want of replicas.
 *
 * @param empty looks in which replicas were asked for and none was ready
 * @param late  looks in which the demand needed more replicas than the autoscalers asked for
 * @param looks completed so far
 */
public record Strain(int empty, int late, long looks) {
    /** Before the first look. */
    public static final Strain NONE = new Strain(0, 0, 0);

    /** Folds in one more look; one that is not new, or could not be made, changes no count. */
    Strain next(Reading<ClusterSight> cluster, Reading<SignalSight> signals, Serving serving) {
        if (cluster.looks() <= looks) {
            return this;
        }
        return cluster.known()
                .map(sight -> new Strain(
                        isEmpty(sight) ? empty + 1 : 0,
                        isLate(sight, needed(signals, serving)) ? late + 1 : 0,
                        cluster.looks()))
                .orElseGet(() -> new Strain(empty, late, cluster.looks()));
    }

    private static boolean isEmpty(ClusterSight sight) {
        return desired(sight) > 0 && ready(sight) == 0;
    }

    private static boolean isLate(ClusterSight sight, OptionalDouble needed) {
        return !sight.autoscalers().isEmpty() && needed.isPresent() && asked(sight) < needed.getAsDouble();
    }

    /** Replicas that are ready. */
    public static int ready(ClusterSight sight) {
        return sight.workloads().stream().mapToInt(WorkloadSight::ready).sum();
    }

    /** Replicas that the workloads' specs ask for. */
    public static int desired(ClusterSight sight) {
        return sight.workloads().stream().mapToInt(WorkloadSight::desired).sum();
    }

    /** Replicas that the autoscalers ask for, and those of workloads that none of them scales. */
    public static int asked(ClusterSight sight) {
        int fixed = sight.workloads().stream()
                .filter(seen -> sight.autoscalers().stream()
                        .noneMatch(scaler -> scaler.workload().equals(seen.workload())))
                .mapToInt(WorkloadSight::desired)
                .sum();
        return fixed
                + sight.autoscalers().stream()
                        .mapToInt(AutoscalerSight::desired)
                        .sum();
    }

    /** Replicas that the present demand needs, a whole number; empty while one of both is not known. */
    public static OptionalDouble needed(Reading<SignalSight> signals, Serving serving) {
        OptionalDouble demand =
                signals.known().map(it -> it.now(Signal.REQUESTS)).orElse(OptionalDouble.empty());
        return demand.isPresent() && serving.perReplica().isPresent()
                ? OptionalDouble.of(
                        Math.ceil(demand.getAsDouble() / serving.perReplica().getAsDouble()))
                : OptionalDouble.empty();
    }
}
