package dev.regent.world;

import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.WorkloadSight;
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

    /**
     * An autoscaler that is a tenth short does nothing about it, as it should.
     *
     * @see <a href="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details">Kubernetes:
     *     Horizontal Pod Autoscaling, "Algorithm details"</a>
     */
    private static final double TOLERANCE = 1.1;

    /**
     * Folds in one more look; one that is not new, or could not be made, changes no count.
     *
     * @param demand requests per second
     */
    Strain next(Reading<ClusterSight> cluster, OptionalDouble demand, Serving serving) {
        if (cluster.looks() <= looks) {
            return this;
        }
        return cluster.known()
                .map(sight -> new Strain(
                        isEmpty(sight, serving) ? empty + 1 : 0, nextLate(sight, demand, serving), cluster.looks()))
                .orElseGet(() -> new Strain(empty, late, cluster.looks()));
    }

    private static boolean isEmpty(ClusterSight sight, Serving serving) {
        return sight.shows(serving.workloads()) && desired(sight) > 0 && ready(sight) == 0;
    }

    /** While it is not known what is asked, or what for, nothing is counted. */
    private int nextLate(ClusterSight sight, OptionalDouble demand, Serving serving) {
        OptionalDouble worth = worth(demand, serving);
        if (worth.isEmpty() || !sight.shows(serving.workloads())) {
            return late;
        }
        boolean isLate = !sight.autoscalers().isEmpty() && asked(sight) * TOLERANCE < worth.getAsDouble();
        return isLate ? late + 1 : 0;
    }

    /** Replicas that are ready. */
    public static int ready(ClusterSight sight) {
        return sight.workloads().stream().mapToInt(WorkloadSight::ready).sum();
    }

    /** Replicas that the workloads' specs ask for. */
    public static int desired(ClusterSight sight) {
        return sight.workloads().stream().mapToInt(WorkloadSight::desired).sum();
    }

    /**
     * Replicas that the autoscalers and the specs ask for. An autoscaler that has never seen its metric asks for none, and one
     * that sees it no more for what it last asked for, whatever a person has asked for since: then the spec counts.
     */
    public static int asked(ClusterSight sight) {
        return sight.workloads().stream()
                .mapToInt(seen -> sight.autoscalers().stream()
                        .filter(scaler -> scaler.workload().equals(seen.workload()))
                        .mapToInt(AutoscalerSight::desired)
                        .reduce(seen.desired(), Math::max))
                .sum();
    }

    /** Replicas that so much demand needs, a whole number; empty while one of both is not known. */
    public static OptionalDouble needed(OptionalDouble demand, Serving serving) {
        OptionalDouble worth = worth(demand, serving);
        return worth.isPresent() ? OptionalDouble.of(Math.ceil(worth.getAsDouble())) : worth;
    }

    /** The demand, in requests per second, as a number of replicas. */
    private static OptionalDouble worth(OptionalDouble demand, Serving serving) {
        return demand.isPresent() && serving.perReplica().isPresent()
                ? OptionalDouble.of(demand.getAsDouble() / serving.perReplica().getAsDouble())
                : OptionalDouble.empty();
    }
}
