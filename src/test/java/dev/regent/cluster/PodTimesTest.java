package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodTimesTest {
    private static Pod pod(String status) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {namespace: inference, name: chat-0, creationTimestamp: "2026-11-25T12:00:00Z"}
                status: {phase: Running, %s}
                """.formatted(status), Pod.class);
    }

    private static PodFacts facts(String status) {
        return PodLook.of(pod(status)).orElseThrow();
    }

    private static Optional<Instant> at(String time) {
        return Optional.of(Instant.parse("2026-11-25T" + time + "Z"));
    }

    @Test
    void triesSinceItWasLastReady() {
        assertThat(facts("""
                        startTime: "2026-11-25T12:00:05Z",
                        conditions: [{type: Ready, status: "False", lastTransitionTime: "2026-11-25T13:00:00Z"}]""").since()).isEqualTo(at("13:00:00"));
    }

    @Test
    void triesSinceAKubeletSawItWhereNothingElseIsSaid() {
        assertThat(facts("startTime: \"2026-11-25T12:00:05Z\"").since()).isEqualTo(at("12:00:05"));
        assertThat(facts("""
                        startTime: "2026-11-25T12:00:05Z",
                        conditions: [{type: Ready, status: "False", lastTransitionTime: null}]""").since()).isEqualTo(at("12:00:05"));
    }

    @Test
    void triesSinceItWasMadeWhereNoKubeletSawIt() {
        assertThat(facts("conditions: [{type: PodScheduled, status: \"False\"}]")
                        .since())
                .isEqualTo(at("12:00:00"));
    }

    @Test
    void oneThatIsReadyOrHasFailedDoesNotTry() {
        assertThat(facts("conditions: [{type: Ready, status: \"True\"}]").since())
                .isEmpty();
        Pod failed = pod("reason: Evicted");
        failed.getStatus().setPhase("Failed");
        assertThat(PodLook.of(failed)).map(PodFacts::since).contains(Optional.empty());
    }

    @Test
    void wasStartedAgainWhenTheLastOfItsContainersEnded() {
        assertThat(facts("""
                        conditions: [{type: Ready, status: "True"}],
                        initContainerStatuses:
                          [{name: a, restartCount: 1, lastState: {terminated: {finishedAt: "2026-11-25T12:30:00Z"}}}],
                        containerStatuses:
                          [{name: b, restartCount: 4, lastState: {terminated: {finishedAt: "2026-11-25T12:40:00Z"}}},
                           {name: c, restartCount: 0}]""").restarted()).isEqualTo(at("12:40:00"));
    }

    @Test
    void wasNotStartedAgainIfOnlyItsFirstContainerEnded() {
        assertThat(facts("""
                        containerStatuses:
                          [{name: a, restartCount: 0, lastState: {terminated: {finishedAt: "2026-11-25T12:40:00Z"}}},
                           {name: b, restartCount: 1, lastState: {}}]""").restarted()).isEmpty();
    }

    @Test
    void aTimeThatCannotBeReadIsNone() {
        assertThat(facts("startTime: yesterday").since()).isEqualTo(at("12:00:00"));
    }
}
