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
 * still, and for how many there has not been what each autoscaler asks for: an HPA does not say how old what it shows is.
 * A ScaledObject and the HPA that KEDA made for it are one autoscaler. One of these per service, looked with by one thread
 * at a time.
 */
final class AutoscalerLook {
    private Counted before = new Counted(Map.of(), Map.of());

    /**
     * What one look leaves to the next.
     *
     * @param metrics by the names of autoscaler and metric
     * @param unmet   by the autoscaler's name
     */
    private record Counted(Map<String, Standing> metrics, Map<String, Integer> unmet) {}

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
        var next = new Counted(new HashMap<>(), new HashMap<>());
        List<AutoscalerFacts> ours = all.stream()
                .filter(facts -> replicas.containsKey(facts.workload()))
                .toList();
        List<AutoscalerSight> sights = ours.stream()
                .filter(facts -> facts.isScaledObject() || owner(facts, ours).isEmpty())
                .map(facts -> facts.isScaledObject() ? with(hpa(facts, ours), facts) : facts)
                .sorted(Comparator.comparing(AutoscalerFacts::name))
                .map(facts -> sight(facts, replicas, next))
                .toList();
        before = next;
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

    private AutoscalerSight sight(AutoscalerFacts facts, Map<Workload, Integer> replicas, Counted next) {
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
                unmet(facts.name(), count, next),
                facts.troubles(),
                metrics);
    }

    /** A ScaledObject without an HPA, as one that is paused, leaves the workload as it is. */
    private static Replicas still(Workload workload, Map<Workload, Integer> replicas) {
        int now = Objects.requireNonNullElse(replicas.get(workload), 0);
        return new Replicas(now, now);
    }

    /** What it was like before the first look is not known, so that one counts for nothing. */
    private int unmet(String autoscaler, Replicas count, Counted next) {
        Integer last = before.unmet().get(autoscaler);
        int now = last == null || count.current() == count.desired() ? 0 : last + 1;
        next.unmet().put(autoscaler, now);
        return now;
    }

    private MetricSight sight(String autoscaler, Metric metric, Counted next) {
        String key = autoscaler + " " + metric.name();
        Standing last = before.metrics().get(key);
        Standing now = last == null ? new Standing(metric.value(), 0) : last.next(metric.value());
        next.metrics().put(key, now);
        return new MetricSight(metric.name(), metric.value().isPresent(), now.looks());
    }
}
