package dev.regent.cluster;

import dev.regent.cluster.AutoscalerFacts.Metric;
import dev.regent.cluster.AutoscalerFacts.Replicas;
import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.MetricSight;
import dev.regent.world.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts together what is known of one service's autoscalers, and counts for how many looks each metric's value has stood
 * still: an HPA does not say how old what it scales by is. A ScaledObject and the HPA that KEDA made for it are one
 * autoscaler. One of these per service, looked with by one thread at a time.
 */
final class AutoscalerLook {
    private Map<String, Standing> standing = Map.of();

    private record Standing(Optional<String> value, int looks) {
        /** The same value, seen once more; or another one. */
        Standing next(Optional<String> seen) {
            return seen.equals(value) ? new Standing(value, looks + 1) : new Standing(seen, 0);
        }
    }

    /**
     * One look.
     *
     * @param all      every autoscaler of the services' namespaces
     * @param replicas of each workload of this service, as its spec has them
     */
    List<AutoscalerSight> look(Collection<AutoscalerFacts> all, Map<Workload, Integer> replicas) {
        Map<String, Standing> next = new HashMap<>();
        List<AutoscalerFacts> ours = all.stream()
                .filter(facts -> replicas.containsKey(facts.workload()))
                .toList();
        List<AutoscalerSight> sights = ours.stream()
                .filter(facts -> facts.isScaledObject() || owner(facts, ours).isEmpty())
                .map(facts -> facts.isScaledObject() ? with(hpa(facts, ours), facts) : facts)
                .sorted(Comparator.comparing(AutoscalerFacts::name))
                .map(facts -> sight(facts, replicas, next))
                .toList();
        standing = next;
        return sights;
    }

    private static Optional<AutoscalerFacts> owner(AutoscalerFacts hpa, List<AutoscalerFacts> all) {
        return all.stream()
                .filter(AutoscalerFacts::isScaledObject)
                .filter(object -> isOf(hpa, object))
                .findFirst();
    }

    private static Optional<AutoscalerFacts> hpa(AutoscalerFacts object, List<AutoscalerFacts> all) {
        return all.stream()
                .filter(facts -> !facts.isScaledObject())
                .filter(hpa -> isOf(hpa, object))
                .findFirst();
    }

    private static boolean isOf(AutoscalerFacts hpa, AutoscalerFacts object) {
        return hpa.hpa().equals(object.hpa()) && hpa.workload().equals(object.workload());
    }

    /** The ScaledObject's name and both's troubles; how much it asks for, and by what, is in its HPA. */
    private static AutoscalerFacts with(Optional<AutoscalerFacts> hpa, AutoscalerFacts object) {
        if (hpa.isEmpty()) {
            return object;
        }
        List<String> troubles = new ArrayList<>(object.troubles());
        troubles.addAll(hpa.orElseThrow().troubles());
        return new AutoscalerFacts(
                object.name(),
                object.hpa(),
                object.workload(),
                object.max(),
                hpa.orElseThrow().replicas(),
                troubles,
                hpa.orElseThrow().metrics());
    }

    private AutoscalerSight sight(AutoscalerFacts facts, Map<Workload, Integer> replicas, Map<String, Standing> next) {
        Replicas count = facts.replicas().orElseGet(() -> still(facts.workload(), replicas));
        List<MetricSight> metrics = facts.metrics().stream()
                .map(metric -> sight(facts.name(), metric, next))
                .toList();
        return new AutoscalerSight(
                facts.name(),
                facts.workload(),
                facts.max(),
                count.current(),
                count.desired(),
                0,
                facts.troubles(),
                metrics);
    }

    /** A ScaledObject without an HPA, as one that is paused, leaves the workload as it is. */
    private static Replicas still(Workload workload, Map<Workload, Integer> replicas) {
        int now = Objects.requireNonNullElse(replicas.get(workload), 0);
        return new Replicas(now, now);
    }

    private MetricSight sight(String autoscaler, Metric metric, Map<String, Standing> next) {
        String key = autoscaler + " " + metric.name();
        Standing before = standing.get(key);
        Standing now = before == null ? new Standing(metric.value(), 0) : before.next(metric.value());
        next.put(key, now);
        return new MetricSight(metric.name(), metric.value().isPresent(), now.looks());
    }
}
