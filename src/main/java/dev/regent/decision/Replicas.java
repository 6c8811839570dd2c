package dev.regent.decision;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.Missing;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.Load;
import dev.regent.world.Strain;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the cluster's replicas could serve, as far as the cluster can be seen. */
final class Replicas {
    private Replicas() {}

    static Optional<ClusterSight> seen(Situation situation) {
        return situation.view().cluster().known();
    }

    /** Ready replicas that will still be there in some minutes. */
    static int lasting(ClusterSight sight, Leak leak) {
        Set<String> unready =
                unready(sight).stream().map(pod -> replica(sight, pod)).collect(Collectors.toSet());
        long leaking = leak.pods().stream()
                .map(pod -> replica(sight, pod))
                .filter(replica -> !unready.contains(replica))
                .distinct()
                .count();
        return (int) Math.max(0, Strain.ready(sight) - leaking);
    }

    /** Pods that are not ready, as far as the cluster can be seen. */
    static Set<String> unready(Situation situation) {
        return seen(situation).map(Replicas::unready).orElse(Set.of());
    }

    private static Set<String> unready(ClusterSight sight) {
        return sight.workloads().stream()
                .flatMap(workload -> workload.pods().unready().stream())
                .collect(Collectors.toSet());
    }

    private static String replica(ClusterSight sight, String pod) {
        return sight.workloads().stream()
                .map(seen -> seen.workload().replica(pod))
                .filter(replica -> !replica.equals(pod))
                .findFirst()
                .orElse(pod);
    }

    /** Whether all that the service runs on can be seen. */
    static boolean isWhole(Situation situation) {
        return seen(situation)
                .filter(sight -> sight.shows(situation.service().serving().workloads()))
                .isPresent();
    }

    /** No replica is ready, and has not been for patience. */
    static Optional<String> none(Situation situation) {
        int patience = situation.thresholds().patience();
        return seen(situation)
                .filter(sight -> situation.view().strain().empty() >= patience)
                .map(sight -> "none of " + Strain.desired(sight) + " replicas is ready" + waiting(sight));
    }

    /** Fewer than asked for are ready. */
    static Optional<String> missing(Situation situation) {
        return seen(situation)
                .filter(sight -> Strain.ready(sight) < Strain.desired(sight))
                .map(sight -> Strain.ready(sight) + " of " + Strain.desired(sight) + " replicas are ready"
                        + waiting(sight) + nodes(sight));
    }

    private static String waiting(ClusterSight sight) {
        Map<String, Integer> reasons = new TreeMap<>();
        sight.workloads().stream()
                .map(WorkloadSight::waiting)
                .forEach(waiting -> waiting.forEach((reason, pods) -> reasons.merge(reason, pods, Integer::sum)));
        StringBuilder text = new StringBuilder();
        reasons.forEach((reason, pods) -> text.append(text.isEmpty() ? " (" : ", ")
                .append(pods)
                .append(" × ")
                .append(reason));
        return text.isEmpty() ? "" : text.append(')').toString();
    }

    private static String nodes(ClusterSight sight) {
        Missing missing = sight.nodes().missing();
        return nodes(sight, missing.lost(), "are lost")
                + nodes(
                        sight,
                        missing.lessened(),
                        "have lost GPUs: " + missing.gpus() + " of "
                                + sight.nodes().gpus() + " GPUs")
                + nodes(sight, missing.setAside(), "are set aside");
    }

    private static String nodes(ClusterSight sight, int some, String what) {
        return some > 0 ? "; " + some + " of " + sight.nodes().all() + " GPU nodes " + what : "";
    }

    /** Requests per second that are asked of this region, and that it could serve. */
    static Load load(Situation situation, Leak leak) {
        OptionalDouble each = situation.service().serving().perReplica();
        OptionalDouble capacity = each.isPresent()
                ? seen(situation)
                        .filter(sight -> isWhole(situation))
                        .map(sight -> OptionalDouble.of(lasting(sight, leak) * each.getAsDouble()))
                        .orElse(OptionalDouble.empty())
                : OptionalDouble.empty();
        return new Load(Traffic.demand(situation), capacity);
    }

    /** Ready ones as a part of those that the specs ask for. */
    static OptionalDouble ofWhatIsAskedFor(Situation situation) {
        return seen(situation)
                .filter(sight -> Strain.desired(sight) > 0)
                .map(sight -> OptionalDouble.of((double) Strain.ready(sight) / Strain.desired(sight)))
                .orElse(OptionalDouble.empty());
    }

    /** The share of the demand that they could serve; of what is asked for, where the demand is not known. */
    static OptionalDouble share(Situation situation, Leak leak) {
        Optional<ClusterSight> sight = seen(situation).filter(it -> Strain.desired(it) > 0);
        if (sight.isEmpty()) {
            return OptionalDouble.empty();
        }
        Load load = load(situation, leak);
        return OptionalDouble.of(
                load.demand().isPresent() && load.capacity().isPresent()
                        ? part(load.capacity().getAsDouble(), load.demand().getAsDouble())
                        : part(lasting(sight.get(), leak), Strain.desired(sight.get())));
    }

    private static double part(double there, double asked) {
        return asked <= 0 ? 1 : Math.min(1, there / asked);
    }
}
