package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.cluster.AutoscalerFacts.Metric;
import dev.regent.cluster.AutoscalerFacts.Replicas;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HpaLookTest {
    private static final Workload CHAT = new Workload(Workload.Kind.DEPLOYMENT, "inference", "chat");

    private static final String SPEC = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {namespace: inference, name: chat}
            spec:
              maxReplicas: 20
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: chat}
              metrics:
                - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}
                - type: External
                  external: {metric: {name: requests-per-second}, target: {type: AverageValue, averageValue: "30"}}
            """;

    private static AutoscalerFacts read(String status) {
        var hpa = Serialization.unmarshal(SPEC + status, HorizontalPodAutoscaler.class);
        return HpaLook.of(hpa, Set.of(CHAT)).orElseThrow();
    }

    @Test
    void readsWhatItAsksForAndByWhat() {
        AutoscalerFacts facts = read("""
                status:
                  currentReplicas: 4
                  desiredReplicas: 6
                  currentMetrics:
                    - {type: Resource, resource: {name: cpu, current: {averageUtilization: 70, averageValue: 700m}}}
                    - type: External
                      external: {metric: {name: requests-per-second}, current: {averageValue: "41"}}
                  conditions:
                    - {type: AbleToScale, status: "True", reason: ReadyForNewScale}
                    - {type: ScalingActive, status: "True", reason: ValidMetricFound}
                    - {type: ScalingLimited, status: "True", reason: TooFewReplicas}
                """);

        assertThat(facts.replicas()).contains(new Replicas(4, 6));
        assertThat(facts.max()).isEqualTo(20);
        assertThat(facts.metrics())
                .containsExactly(
                        new Metric("cpu", Optional.of("700m 70")),
                        new Metric("requests-per-second", Optional.of("41")));
        assertThat(facts.troubles()).as("the minimum is no trouble").isEmpty();
    }

    @Test
    void saysWhyItIsBlindAndWhichMetricItMisses() {
        AutoscalerFacts facts = read("""
                status:
                  desiredReplicas: 6
                  currentMetrics:
                    - {type: ""}
                    - {type: External, external: {metric: {name: requests-per-second}, current: {averageValue: "41"}}}
                  conditions:
                    - {type: ScalingActive, status: "False", reason: FailedGetResourceMetric, message: no metrics known}
                """);

        assertThat(facts.troubles()).containsExactly("ScalingActive=False, FailedGetResourceMetric: no metrics known");
        assertThat(facts.metrics()).contains(new Metric("cpu", Optional.empty()));
    }

    /** As the real controller leaves the status of one that it could not compute yet. */
    @Test
    void takesItThatOneThatHasNeverComputedAsksForWhatThereIs() {
        AutoscalerFacts facts = read("""
                status:
                  currentReplicas: 3
                  desiredReplicas: 0
                  currentMetrics: [{type: ""}]
                  conditions:
                    - {type: AbleToScale, status: "True", reason: SucceededGetScale}
                    - {type: ScalingActive, status: "False", reason: FailedGetResourceMetric, message: no metrics known}
                """);

        assertThat(facts.replicas()).contains(new Replicas(3, 3));
    }

    @Test
    void believesOneThatSeesAndAsksForNone() {
        AutoscalerFacts facts = read("""
                status:
                  currentReplicas: 3
                  desiredReplicas: 0
                  conditions:
                    - {type: ScalingActive, status: "True", reason: ValidMetricFound}
                """);

        assertThat(facts.replicas()).contains(new Replicas(3, 0));
    }

    @Test
    void saysThatItMayNotGoHigher() {
        assertThat(read("""
                                        status:
                                          desiredReplicas: 20
                                          conditions:
                                            - {type: AbleToScale, status: "False", reason: FailedGetScale, message: gone}
                                            - {type: ScalingLimited, status: "True", reason: TooManyReplicas, message: more}
                                        """).troubles())
                .containsExactly(
                        "AbleToScale=False, FailedGetScale: gone", "ScalingLimited=True, TooManyReplicas: more");
    }

    @Test
    void seesThatNoControllerLooksAtIt() {
        assertThat(read("").troubles()).containsExactly("no controller has looked at it yet");
    }

    @Test
    void keepsNothingOfOneThatScalesSomethingElse() {
        var hpa = Serialization.unmarshal(SPEC, HorizontalPodAutoscaler.class);

        assertThat(HpaLook.of(hpa, Set.of(new Workload(Workload.Kind.STATEFUL_SET, "inference", "chat"))))
                .isEmpty();
    }
}
