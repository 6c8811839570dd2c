package dev.regent.decision;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.MetricSight;
import dev.regent.world.Strain;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Autoscalers that are blind, or late: they ask for less than the demand needs. */
final class Autoscaling {
    private Autoscaling() {}

    /** They have asked for too few replicas for as long as it takes to be called degraded. */
    static Optional<String> late(Situation situation) {
        int late = situation.view().strain().late();
        OptionalDouble needed =
                Strain.needed(Traffic.demand(situation), situation.service().serving());
        if (late < situation.thresholds().degraded() || needed.isEmpty()) {
            return Optional.empty();
        }
        return Replicas.seen(situation)
                .filter(sight -> Replicas.isWhole(situation))
                .map(sight -> names(sight) + " asks for " + asked(sight) + ", demand needs "
                        + Math.round(needed.getAsDouble()) + ", for " + late + " looks" + metric(sight) + limit(sight));
    }

    /** Where the spec asks for more, that is what has been counted. */
    private static String asked(ClusterSight sight) {
        int autoscalers =
                sight.autoscalers().stream().mapToInt(AutoscalerSight::desired).sum();
        int all = Strain.asked(sight);
        return autoscalers == all ? String.valueOf(all) : autoscalers + " (with the specs: " + all + ")";
    }

    /** They ask for another number of replicas than there are, which is how it is for a while whenever they scale. */
    static Optional<String> unmet(Situation situation) {
        return Replicas.seen(situation)
                .map(sight -> sight.autoscalers().stream()
                        .filter(scaler ->
                                scaler.unmet() >= situation.thresholds().patience())
                        .map(scaler -> scaler.name() + " asks for " + scaler.desired() + " and has " + scaler.current()
                                + ", for " + scaler.unmet() + " looks")
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }

    /** What is wrong with them, whatever it leads to. */
    static Optional<String> troubles(Situation situation) {
        return Replicas.seen(situation)
                .map(sight -> sight.autoscalers().stream()
                        .flatMap(scaler -> scaler.troubles().stream().map(trouble -> scaler.name() + ": " + trouble))
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }

    private static String names(ClusterSight sight) {
        return sight.autoscalers().stream().map(AutoscalerSight::name).collect(Collectors.joining(" and "));
    }

    private static String metric(ClusterSight sight) {
        return sight.autoscalers().stream()
                .flatMap(scaler -> scaler.metrics().stream())
                .max(Comparator.comparing((MetricSight metric) -> !metric.known())
                        .thenComparingInt(MetricSight::looks))
                .map(metric -> ": its metric " + metric.name()
                        + (metric.known() ? " has not changed for " + metric.looks() + " looks" : " is missing"))
                .orElse("");
    }

    private static String limit(ClusterSight sight) {
        return sight.autoscalers().stream().anyMatch(scaler -> scaler.desired() >= scaler.max())
                ? "; it is at its maximum"
                : "";
    }
}
