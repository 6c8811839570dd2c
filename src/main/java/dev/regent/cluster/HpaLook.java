package dev.regent.cluster;

import dev.regent.cluster.AutoscalerFacts.Metric;
import dev.regent.cluster.AutoscalerFacts.Replicas;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerCondition;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatus;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricStatus;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricValueStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a HorizontalPodAutoscaler, {@code autoscaling/v2}. */
final class HpaLook {
    private static final int LONGEST = 200;

    private HpaLook() {}

    /** Nothing of one that scales what no service is named to run on. */
    static Optional<AutoscalerFacts> of(HorizontalPodAutoscaler hpa, Iterable<Workload> named) {
        var target = hpa.getSpec().getScaleTargetRef();
        String namespace = hpa.getMetadata().getNamespace();
        return ScaleTarget.among(named, target.getKind(), namespace, target.getName())
                .map(workload -> facts(hpa, workload));
    }

    private static AutoscalerFacts facts(HorizontalPodAutoscaler hpa, Workload workload) {
        String name = hpa.getMetadata().getName();
        return new AutoscalerFacts(
                "HorizontalPodAutoscaler " + hpa.getMetadata().getNamespace() + "/" + name,
                name,
                workload,
                hpa.getSpec().getMaxReplicas(),
                Optional.of(replicas(hpa.getStatus())),
                troubles(hpa.getStatus()),
                metrics(hpa));
    }

    private static Replicas replicas(@Nullable HorizontalPodAutoscalerStatus status) {
        if (status == null) {
            return new Replicas(0, 0);
        }
        int current = count(status.getCurrentReplicas());
        int desired = count(status.getDesiredReplicas());
        return new Replicas(current, desired == 0 && !sees(status) ? current : desired);
    }

    /** One that cannot compute and never could leaves 0 in its status, and the workload as it is. */
    private static boolean sees(HorizontalPodAutoscalerStatus status) {
        return status.getConditions().stream()
                .anyMatch(condition ->
                        "ScalingActive".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }

    private static int count(@Nullable Integer value) {
        return Objects.requireNonNullElse(value, 0);
    }

    private static List<String> troubles(@Nullable HorizontalPodAutoscalerStatus status) {
        if (status == null || status.getConditions().isEmpty()) {
            return List.of("no controller has looked at it yet");
        }
        return status.getConditions().stream()
                .filter(HpaLook::isTrouble)
                .map(HpaLook::sentence)
                .toList();
    }

    /** To be held at the minimum is how it should be when nobody asks for more. */
    private static boolean isTrouble(HorizontalPodAutoscalerCondition condition) {
        return switch (condition.getType()) {
            case "AbleToScale", "ScalingActive" -> !"True".equals(condition.getStatus());
            case "ScalingLimited" ->
                "True".equals(condition.getStatus()) && !"TooFewReplicas".equals(condition.getReason());
            default -> false;
        };
    }

    private static String sentence(HorizontalPodAutoscalerCondition condition) {
        String why = ConditionWords.why(condition.getReason(), condition.getMessage(), ": ");
        String sentence =
                condition.getType() + "=" + condition.getStatus() + ", " + (why.isEmpty() ? "no reason given" : why);
        return ConditionWords.cut(sentence, LONGEST);
    }

    /** Those of the spec; the controller leaves an empty entry in the status for one that it could not have. */
    private static List<Metric> metrics(HorizontalPodAutoscaler hpa) {
        Map<String, String> values = new HashMap<>();
        if (hpa.getStatus() != null) {
            hpa.getStatus().getCurrentMetrics().forEach(metric -> put(values, metric));
        }
        return hpa.getSpec().getMetrics().stream()
                .map(HpaLook::name)
                .map(name -> new Metric(name, Optional.ofNullable(values.get(name))))
                .toList();
    }

    private static String name(MetricSpec metric) {
        return switch (metric.getType()) {
            case "Resource" -> metric.getResource().getName();
            case "ContainerResource" ->
                metric.getContainerResource().getContainer() + "/"
                        + metric.getContainerResource().getName();
            case "Pods" -> metric.getPods().getMetric().getName();
            case "Object" -> metric.getObject().getMetric().getName();
            case "External" -> metric.getExternal().getMetric().getName();
            default -> metric.getType();
        };
    }

    private static void put(Map<String, String> values, MetricStatus metric) {
        if (metric.getResource() != null) {
            put(values, metric.getResource().getName(), metric.getResource().getCurrent());
        } else if (metric.getContainerResource() != null) {
            var container = metric.getContainerResource();
            put(values, container.getContainer() + "/" + container.getName(), container.getCurrent());
        } else if (metric.getPods() != null) {
            put(values, metric.getPods().getMetric().getName(), metric.getPods().getCurrent());
        } else if (metric.getObject() != null) {
            put(
                    values,
                    metric.getObject().getMetric().getName(),
                    metric.getObject().getCurrent());
        } else if (metric.getExternal() != null) {
            put(
                    values,
                    metric.getExternal().getMetric().getName(),
                    metric.getExternal().getCurrent());
        }
    }

    private static void put(Map<String, String> values, String name, @Nullable MetricValueStatus current) {
        if (current == null) {
            return;
        }
        Stream.of(current.getAverageValue(), current.getAverageUtilization(), current.getValue())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .reduce((one, other) -> one + " " + other)
                .ifPresent(value -> values.put(name, value));
    }
}
