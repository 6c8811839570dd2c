package dev.regent.sandbox.kubernetes;

import dev.regent.sandbox.kubernetes.Autoscaler.Shown;
import dev.regent.sandbox.kubernetes.HpaRules.Limit;
import dev.regent.world.Workload;
import dev.regent.world.Workload.Kind;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerCondition;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerConditionBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpecBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatus;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatusBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricStatus;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricStatusBuilder;
import java.util.List;

/** Writes the autoscaler with the status that its controller would have given it. */
final class HpaManifest {
    static final String METRIC = "requests-per-second";
    private static final double MILLI = 1000;

    private HpaManifest() {}

    static HorizontalPodAutoscaler of(Workload workload, Autoscaler autoscaler) {
        return new HorizontalPodAutoscalerBuilder()
                .withNewMetadata()
                .withName(workload.name())
                .withNamespace(workload.namespace())
                .endMetadata()
                .withSpec(spec(workload, autoscaler.rules()))
                .withStatus(status(autoscaler.shown()))
                .build();
    }

    private static HorizontalPodAutoscalerSpec spec(Workload workload, HpaRules rules) {
        return new HorizontalPodAutoscalerSpecBuilder()
                .withNewScaleTargetRef("apps/v1", Kind.DEPLOYMENT.toString(), workload.name())
                .withMinReplicas(rules.min())
                .withMaxReplicas(rules.max())
                .addNewMetric()
                .withType("External")
                .withNewExternal()
                .withNewMetric()
                .withName(METRIC)
                .endMetric()
                .withNewTarget()
                .withType("AverageValue")
                .withAverageValue(quantity(rules.target()))
                .endTarget()
                .endExternal()
                .endMetric()
                .build();
    }

    private static HorizontalPodAutoscalerStatus status(Shown shown) {
        return new HorizontalPodAutoscalerStatusBuilder()
                .withCurrentReplicas(shown.current())
                .withDesiredReplicas(shown.desired())
                .withCurrentMetrics(shown.active() ? List.of(metric(shown)) : List.of())
                .withConditions(conditions(shown))
                .build();
    }

    private static MetricStatus metric(Shown shown) {
        return new MetricStatusBuilder()
                .withType("External")
                .withNewExternal()
                .withNewMetric()
                .withName(METRIC)
                .endMetric()
                .withNewCurrent()
                .withAverageValue(quantity(shown.perSecond()))
                .endCurrent()
                .endExternal()
                .build();
    }

    /** The words are those of {@code pkg/controller/podautoscaler/horizontal.go}. */
    private static List<HorizontalPodAutoscalerCondition> conditions(Shown shown) {
        var able = condition("AbleToScale", true, "ReadyForNewScale", "recommended size matches current size");
        if (!shown.active()) {
            return List.of(
                    able,
                    condition(
                            "ScalingActive",
                            false,
                            "ScalingDisabled",
                            "scaling is disabled since the replica count of the target is zero"));
        }
        boolean limited = shown.limit() != Limit.DESIRED_WITHIN_RANGE;
        return List.of(
                able,
                condition(
                        "ScalingActive",
                        true,
                        "ValidMetricFound",
                        "the HPA was able to successfully calculate a replica count from external metric " + METRIC),
                condition("ScalingLimited", limited, shown.limit().word(), message(shown.limit())));
    }

    private static String message(Limit limit) {
        return switch (limit) {
            case DESIRED_WITHIN_RANGE -> "the desired count is within the acceptable range";
            case TOO_FEW_REPLICAS -> "the desired replica count is less than the minimum replica count";
            case TOO_MANY_REPLICAS -> "the desired replica count is more than the maximum replica count";
            case SCALE_UP_LIMIT -> "the desired replica count is increasing faster than the maximum scale rate";
        };
    }

    private static HorizontalPodAutoscalerCondition condition(String type, boolean is, String reason, String message) {
        return new HorizontalPodAutoscalerConditionBuilder()
                .withType(type)
                .withStatus(is ? "True" : "False")
                .withReason(reason)
                .withMessage(message)
                .build();
    }

    private static Quantity quantity(double value) {
        return new Quantity(Math.round(value * MILLI) + "m");
    }
}
