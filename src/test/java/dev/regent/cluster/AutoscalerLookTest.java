package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.regent.cluster.AutoscalerFacts.Metric;
import dev.regent.cluster.AutoscalerFacts.Replicas;
import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.MetricSight;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AutoscalerLookTest {
    private static final Workload CHAT = new Workload(Workload.Kind.DEPLOYMENT, "inference", "chat");
    private static final Workload OTHER = new Workload(Workload.Kind.DEPLOYMENT, "inference", "other");

    private final AutoscalerLook look = new AutoscalerLook();

    private static AutoscalerFacts hpa(String name, Workload workload, Optional<String> rps) {
        return hpa(name, workload, new Replicas(4, 6), rps);
    }

    private static AutoscalerFacts hpa(String name, Workload workload, Replicas replicas, Optional<String> rps) {
        return new AutoscalerFacts(
                "HorizontalPodAutoscaler inference/" + name,
                name,
                workload,
                20,
                Optional.of(replicas),
                List.of(),
                List.of(new Metric("rps", rps)));
    }

    /** Looks since what is there was what the only autoscaler asks for. */
    private int unmet(int current, int desired) {
        return look(hpa("chat", CHAT, new Replicas(current, desired), Optional.of("10")))
                .getFirst()
                .unmet();
    }

    private List<AutoscalerSight> look(AutoscalerFacts... facts) {
        return look.look(List.of(facts), Map.of(CHAT, 4));
    }

    private static GenericKubernetesResource scaledObject(Map<String, String> annotations, Map<String, Object> status) {
        return new GenericKubernetesResourceBuilder()
                .withNewMetadata()
                .withNamespace("inference")
                .withName("chat")
                .withAnnotations(annotations)
                .endMetadata()
                .addToAdditionalProperties(
                        "spec", Map.of("scaleTargetRef", Map.of("name", "chat"), "maxReplicaCount", 30))
                .addToAdditionalProperties("status", new HashMap<>(status))
                .build();
    }

    private static AutoscalerFacts read(Map<String, String> annotations, Map<String, Object> status) {
        return ScaledObjectLook.of(scaledObject(annotations, status), Set.of(CHAT))
                .orElseThrow();
    }

    @Test
    void countsForHowManyLooksAValueHasStoodStill() {
        look(hpa("chat", CHAT, Optional.of("10")));
        look(hpa("chat", CHAT, Optional.of("10")));

        assertThat(look(hpa("chat", CHAT, Optional.of("10"))).getFirst().metrics())
                .containsExactly(new MetricSight("rps", true, 2));
        assertThat(look(hpa("chat", CHAT, Optional.of("11"))).getFirst().metrics())
                .containsExactly(new MetricSight("rps", true, 0));
        assertThat(look(hpa("chat", CHAT, Optional.empty())).getFirst().metrics())
                .containsExactly(new MetricSight("rps", false, 0));
    }

    @Test
    void countsForHowManyLooksThereIsNotWhatItAsksFor() {
        assertThat(unmet(4, 4)).isZero();
        assertThat(unmet(4, 6)).isEqualTo(1);
        assertThat(unmet(4, 6)).isEqualTo(2);
        assertThat(unmet(5, 6)).as("more came, and not enough").isEqualTo(3);
        assertThat(unmet(5, 8)).as("more is asked for").isEqualTo(4);
        assertThat(unmet(8, 8)).isZero();
        assertThat(unmet(8, 7)).as("too many").isEqualTo(1);
    }

    @Test
    void doesNotKnowHowItWasBeforeItsFirstLook() {
        assertThat(unmet(4, 6)).isZero();
        assertThat(unmet(4, 6)).isEqualTo(1);
    }

    @Test
    void countsEachAutoscalerByItself() {
        look(hpa("chat", CHAT, new Replicas(4, 4), Optional.empty()));

        var sights = look(
                hpa("chat", CHAT, new Replicas(4, 6), Optional.empty()),
                hpa("more", CHAT, new Replicas(4, 4), Optional.empty()));

        assertThat(sights).extracting(AutoscalerSight::unmet).containsExactly(1, 0);
    }

    @Test
    void leavesOutWhatScalesAnotherService() {
        assertThat(look(hpa("chat", CHAT, Optional.empty()), hpa("other", OTHER, Optional.empty())))
                .extracting(AutoscalerSight::name)
                .containsExactly("HorizontalPodAutoscaler inference/chat");
    }

    @Test
    void takesAScaledObjectAndItsHpaForOne() {
        AutoscalerFacts object = read(Map.of(), Map.of("hpaName", "keda-hpa-chat"));

        assertThat(look(object, hpa("keda-hpa-chat", CHAT, Optional.of("5"))))
                .containsExactly(new AutoscalerSight(
                        "ScaledObject inference/chat",
                        CHAT,
                        30,
                        4,
                        6,
                        0,
                        List.of(),
                        List.of(new MetricSight("rps", true, 0))));
    }

    @Test
    void letsAScaledObjectWithoutAnHpaAskForWhatIsThere() {
        assertThat(look(read(Map.of(), Map.of())))
                .extracting(AutoscalerSight::current, AutoscalerSight::desired)
                .containsExactly(tuple(4, 4));
    }

    @Test
    void seesThatAScaledObjectIsPaused() {
        assertThat(read(Map.of("autoscaling.keda.sh/paused-replicas", "3"), Map.of())
                        .troubles())
                .containsExactly("is paused at 3 replicas (autoscaling.keda.sh/paused-replicas)");
        assertThat(read(Map.of("autoscaling.keda.sh/paused", "true"), Map.of()).troubles())
                .containsExactly("is paused (autoscaling.keda.sh/paused)");
        assertThat(read(Map.of("autoscaling.keda.sh/paused", "false"), Map.of()).troubles())
                .isEmpty();
    }

    @Test
    void seesThatAScaledObjectFallsBackAndWhy() {
        var conditions = List.of(
                Map.of("type", "Ready", "status", "True"),
                Map.of(
                        "type",
                        "Fallback",
                        "status",
                        "True",
                        "reason",
                        "FallbackExists",
                        "message",
                        "At least one trigger"));
        var health = Map.of("s0-prometheus", Map.of("status", "Failing", "numberOfFailures", 4));

        assertThat(read(Map.of(), Map.of("conditions", conditions, "health", health))
                        .troubles())
                .containsExactly(
                        "Fallback=True, FallbackExists: At least one trigger",
                        "its trigger s0-prometheus has failed 4 times");
    }
}
