package dev.regent.cluster;

import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ScaledObject of KEDA, {@code keda.sh/v1alpha1}. KEDA has an HPA do the scaling, which is read by itself and has
 * the metrics' values; what only the ScaledObject shows is that it is paused, falls back, or that a trigger fails.
 */
final class ScaledObjectLook {
    private static final String PAUSED = "autoscaling.keda.sh/paused";
    private static final String PAUSED_REPLICAS = "autoscaling.keda.sh/paused-replicas";
    /** KEDA's own default. */
    private static final int MAX = 100;

    private static final int LONGEST = 200;

    private ScaledObjectLook() {}

    /** Nothing of one that scales what no service is named to run on. */
    static Optional<AutoscalerFacts> of(GenericKubernetesResource object, Iterable<Workload> named) {
        String name = object.get("spec", "scaleTargetRef", "name");
        if (name == null) {
            return Optional.empty();
        }
        String kind = object.get("spec", "scaleTargetRef", "kind");
        return ScaleTarget.among(named, kind, object.getMetadata().getNamespace(), name)
                .map(workload -> facts(object, workload));
    }

    private static AutoscalerFacts facts(GenericKubernetesResource object, Workload workload) {
        Number max = object.get("spec", "maxReplicaCount");
        String hpa = object.get("status", "hpaName");
        String name = object.getMetadata().getName();
        return new AutoscalerFacts(
                "ScaledObject " + object.getMetadata().getNamespace() + "/" + name,
                Objects.requireNonNullElse(hpa, "keda-hpa-" + name),
                workload,
                Objects.requireNonNullElse(max, MAX).intValue(),
                Optional.empty(),
                troubles(object),
                List.of());
    }

    private static List<String> troubles(GenericKubernetesResource object) {
        List<String> troubles = new ArrayList<>();
        paused(object).ifPresent(troubles::add);
        List<Map<String, Object>> conditions = object.get("status", "conditions");
        for (Map<String, Object> condition : Objects.requireNonNullElse(conditions, List.<Map<String, Object>>of())) {
            trouble(condition, troubles.isEmpty()).ifPresent(troubles::add);
        }
        Map<String, Map<String, Object>> health = object.get("status", "health");
        new TreeMap<>(Objects.requireNonNullElse(health, Map.<String, Map<String, Object>>of()))
                .forEach((trigger, state) -> failing(trigger, state).ifPresent(troubles::add));
        return troubles;
    }

    /** As KEDA reads its annotations: what is neither true nor false is true. */
    private static Optional<String> paused(GenericKubernetesResource object) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of());
        String replicas = annotations.get(PAUSED_REPLICAS);
        if (replicas != null) {
            return Optional.of("is paused at " + replicas + " replicas (" + PAUSED_REPLICAS + ")");
        }
        String paused = annotations.get(PAUSED);
        return paused == null || isFalse(paused) ? Optional.empty() : Optional.of("is paused (" + PAUSED + ")");
    }

    private static boolean isFalse(String annotation) {
        return List.of("0", "f", "false").contains(annotation.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> trouble(Map<String, Object> condition, boolean notSaidYet) {
        Object status = condition.get("status");
        boolean trouble = switch (String.valueOf(condition.get("type"))) {
            case "Ready" -> "False".equals(status);
            case "Fallback" -> "True".equals(status);
            case "Paused" -> "True".equals(status) && notSaidYet;
            default -> false;
        };
        return trouble ? Optional.of(sentence(condition)) : Optional.empty();
    }

    private static String sentence(Map<String, Object> condition) {
        String sentence = condition.get("type") + "=" + condition.get("status") + part(", ", condition.get("reason"))
                + part(": ", condition.get("message"));
        return ConditionWords.cut(sentence, LONGEST);
    }

    private static String part(String before, @Nullable Object words) {
        return words == null || words.toString().isBlank() ? "" : before + words;
    }

    private static Optional<String> failing(String trigger, Map<String, Object> health) {
        return "Failing".equals(health.get("status"))
                ? Optional.of("its trigger " + trigger + " has failed " + health.get("numberOfFailures") + " times")
                : Optional.empty();
    }
}
