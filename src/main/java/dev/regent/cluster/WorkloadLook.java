package dev.regent.cluster;

import dev.regent.cluster.PodFacts.State;
import dev.regent.world.ClusterSight.PodsSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts a workload by its pods, not by its controller's status, which stands still when the controller does.
 *
 * <p>Failed pods stay as objects after their controller has replaced them. So they count only as far as pods are missing:
 * a replacement that waits is counted for what it waits for.
 */
final class WorkloadLook {
    private static final String EVICTED = "Evicted";
    /** For so long it counts that a pod was started again. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private WorkloadLook() {}

    static WorkloadSight missing(Workload workload) {
        return new WorkloadSight(workload, false, 0, 0, Map.of(), 0, PodsSight.WELL);
    }

    /** Its pods may not be read: what its controller says is all that is known. */
    static WorkloadSight reported(Workload workload, WorkloadFacts facts) {
        return new WorkloadSight(workload, true, facts.desired(), facts.reported(), Map.of(), 0, PodsSight.WELL);
    }

    static WorkloadSight of(Workload workload, WorkloadFacts facts, Collection<PodFacts> pods, Instant now) {
        Map<String, Integer> waiting = byReason(pods, State.WAITING);
        Map<String, Integer> failed = byReason(pods, State.FAILED);
        int alive =
                (int) pods.stream().filter(pod -> pod.state() != State.FAILED).count();
        int missing = Math.max(0, facts.desired() * facts.size() - alive);
        int evicted = Math.min(failed.getOrDefault(EVICTED, 0), missing);
        addOthers(waiting, failed, missing - evicted);
        return new WorkloadSight(
                workload, true, facts.desired(), ready(facts, pods), waiting, evicted, fare(pods, now));
    }

    private static PodsSight fare(Collection<PodFacts> pods, Instant now) {
        Set<String> unready = pods.stream()
                .filter(pod -> pod.state() != State.READY)
                .map(PodFacts::name)
                .collect(Collectors.toSet());
        long restarted = pods.stream()
                .flatMap(pod -> pod.restarted().stream())
                .filter(now.minus(LATELY)::isBefore)
                .count();
        Duration slowest = pods.stream()
                .flatMap(pod -> pod.since().stream())
                .map(since -> Duration.between(since, now))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) < 0 ? other : one);
        return new PodsSight(unready, (int) restarted, slowest);
    }

    private static Map<String, Integer> byReason(Collection<PodFacts> pods, State state) {
        Map<String, Integer> counts = new HashMap<>();
        for (PodFacts pod : pods) {
            if (pod.state() == state) {
                counts.merge(pod.reason(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static void addOthers(Map<String, Integer> waiting, Map<String, Integer> failed, int most) {
        int left = most;
        for (Map.Entry<String, Integer> entry : failed.entrySet()) {
            int counted = EVICTED.equals(entry.getKey()) ? 0 : Math.min(left, entry.getValue());
            if (counted > 0) {
                waiting.merge(entry.getKey(), counted, Integer::sum);
                left -= counted;
            }
        }
    }

    /** A replica of several pods is ready when all of it is. */
    private static int ready(WorkloadFacts facts, Collection<PodFacts> pods) {
        var ready = pods.stream().filter(pod -> pod.state() == State.READY);
        if (facts.size() == 1) {
            return (int) ready.count();
        }
        return (int) ready.collect(Collectors.groupingBy(PodFacts::group, Collectors.counting())).values().stream()
                .filter(members -> members >= facts.size())
                .count();
    }
}
