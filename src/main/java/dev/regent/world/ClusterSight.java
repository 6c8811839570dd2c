package dev.regent.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the region's own cluster shows of one service: facts as the API server has them, judged by nobody yet.
 *
 * @param workloads   one for each that the service's file names, in its order; one that may not be read is left out, and a
 *                    finding says so
 * @param autoscalers HPAs and ScaledObjects that scale one of them; a ScaledObject and the HPA that KEDA made for it are one
 * @param nodes       the nodes with GPUs
 * @param findings    sentences for what could not be seen or is not as it should be: a workload that does not exist, a
 *                    right that is missing
 */
public record ClusterSight(
        List<WorkloadSight> workloads, List<AutoscalerSight> autoscalers, NodesSight nodes, List<String> findings) {
    public ClusterSight {
        workloads = List.copyOf(workloads);
        autoscalers = List.copyOf(autoscalers);
        findings = List.copyOf(findings);
    }

    /** Whether all of these could be read: of a part of them nobody can say what all of it serves. */
    public boolean shows(List<Workload> named) {
        return workloads.stream().map(WorkloadSight::workload).toList().containsAll(named);
    }

    /**
     * A workload and its pods.
     *
     * @param exists  false where the file names what is not there; all counts are 0 then
     * @param desired replicas that its spec asks for (groups of a LeaderWorkerSet)
     * @param ready   replicas that are ready (a group when all of it is)
     * @param waiting pods that are not ready, by reason, such as {@code CrashLoopBackOff}, {@code ImagePullBackOff},
     *                {@code Unschedulable: Insufficient nvidia.com/gpu}
     * @param evicted pods that were evicted and not replaced yet
     * @param pods    how its pods fare
     */
    public record WorkloadSight(
            Workload workload,
            boolean exists,
            int desired,
            int ready,
            Map<String, Integer> waiting,
            int evicted,
            PodsSight pods) {
        public WorkloadSight {
            waiting = Map.copyOf(waiting);
        }
    }

    /**
     * How the pods of a workload fare.
     *
     * @param unready   names of those that are there and not ready
     * @param restarted pods of which a container was started again within the last ten minutes
     * @param slowest   for how long the one that has tried longest to become ready has done so; zero where all are
     */
    public record PodsSight(Set<String> unready, int restarted, Duration slowest) {
        /** Nothing is known of them, or nothing is wrong with them. */
        public static final PodsSight WELL = new PodsSight(Set.of(), 0, Duration.ZERO);

        public PodsSight {
            unready = Set.copyOf(unready);
        }
    }

    /**
     * A HorizontalPodAutoscaler ({@code autoscaling/v2}), or a KEDA ScaledObject.
     *
     * @param name       such as {@code HorizontalPodAutoscaler inference/chat}
     * @param workload   what it scales
     * @param max        replicas at most
     * @param current    replicas now, as it knows them
     * @param desired    replicas that it asks for
     * @param unmet      looks of ours since these two were last the same
     * @param troubles   sentences for conditions that are not as they should be: {@code AbleToScale=False},
     *                   {@code ScalingActive=False, FailedGetPodsMetric: …}, a ScaledObject that is paused or falls back
     * @param metrics    what it scales by
     */
    public record AutoscalerSight(
            String name,
            Workload workload,
            int max,
            int current,
            int desired,
            int unmet,
            List<String> troubles,
            List<MetricSight> metrics) {
        public AutoscalerSight {
            troubles = List.copyOf(troubles);
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * One metric of an autoscaler.
     *
     * @param name   such as {@code requests-per-second}
     * @param known  whether the autoscaler has a current value of it
     * @param looks  looks of ours since that value last changed
     */
    public record MetricSight(String name, boolean known, int looks) {}

    /**
     * The nodes that have GPUs ({@code nvidia.com/gpu}), whether this service runs on them or another.
     *
     * @param all      how many there are
     * @param ready    of them Ready, not cordoned, and without a trouble
     * @param missing  what is not there of them, and why
     * @param gpus     of all of them
     * @param usable   GPUs that are allocatable on the ready ones
     * @param troubles sentences for the others: not Ready, cordoned, a condition of node-problem-detector or NVSentinel
     */
    public record NodesSight(int all, int ready, Missing missing, int gpus, int usable, List<String> troubles) {
        /** No node with a GPU was seen. */
        public static final NodesSight NONE = new NodesSight(0, 0, Missing.NOTHING, 0, 0, List.of());

        public NodesSight {
            troubles = List.copyOf(troubles);
        }
    }

    /**
     * Nodes, and GPUs of nodes that are there. No node is counted twice.
     *
     * @param lost     nodes that are not Ready
     * @param setAside nodes that are Ready and should not be used: cordoned, tainted, with a condition that says so
     * @param lessened nodes that are Ready and have fewer GPUs than they had
     * @param gpus     that these have lost, all together
     */
    public record Missing(int lost, int setAside, int lessened, int gpus) {
        public static final Missing NOTHING = new Missing(0, 0, 0, 0);
    }
}
