package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.cluster.PodFacts.State;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodLookTest {
    private static Pod pod(PodStatusBuilder status) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("chat-0")
                .endMetadata()
                .withStatus(status.build())
                .build();
    }

    private static PodStatusBuilder pending() {
        return new PodStatusBuilder().withPhase("Pending");
    }

    private static PodStatusBuilder running(ContainerStatus container) {
        return new PodStatusBuilder().withPhase("Running").withContainerStatuses(container);
    }

    private static ContainerStatus waiting(String reason) {
        return new ContainerStatusBuilder()
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .endWaiting()
                .endState()
                .build();
    }

    private static String reason(PodStatusBuilder status) {
        PodFacts facts = PodLook.of(pod(status)).orElseThrow();
        assertThat(facts.state()).isEqualTo(State.WAITING);
        return facts.reason();
    }

    private static PodStatusBuilder unscheduled(String reason, String message) {
        return pending()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason(reason)
                .withMessage(message)
                .endCondition();
    }

    @Test
    void countsOneThatIsReady() {
        var status = new PodStatusBuilder()
                .withPhase("Running")
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition();

        PodFacts facts = PodLook.of(pod(status)).orElseThrow();
        assertThat(facts.state()).isEqualTo(State.READY);
        assertThat(PodLook.of(pod(status)))
                .as("one object for all that are well")
                .containsSame(facts);
    }

    @Test
    void knowsItsGroup() {
        Pod pod = pod(pending());
        pod.getMetadata().getLabels().put("leaderworkerset.sigs.k8s.io/group-index", "3");

        assertThat(PodLook.of(pod)).map(PodFacts::group).contains("3");
    }

    @Test
    void countsNothingThatIsGoing() {
        Pod pod = pod(running(waiting("CrashLoopBackOff")));
        pod.getMetadata().setDeletionTimestamp("2026-11-25T10:00:00Z");

        assertThat(PodLook.of(pod)).isEmpty();
        assertThat(PodLook.of(pod(new PodStatusBuilder().withPhase("Succeeded"))))
                .isEmpty();
    }

    @Test
    void saysWhyTheKubeletWaits() {
        assertThat(reason(running(waiting("CrashLoopBackOff")))).isEqualTo("CrashLoopBackOff");
        assertThat(reason(pending().withContainerStatuses(waiting("ImagePullBackOff"))))
                .isEqualTo("ImagePullBackOff");
        assertThat(reason(pending().withContainerStatuses(waiting("ErrImagePull"))))
                .isEqualTo("ErrImagePull");
        assertThat(reason(pending().withContainerStatuses(waiting("ContainerCreating"))))
                .isEqualTo("ContainerCreating");
    }

    @Test
    void namesTheContainerThatCrashesAndNotTheOneThatWaitsForIt() {
        var status = pending()
                .withInitContainerStatuses(waiting("CrashLoopBackOff"))
                .withContainerStatuses(waiting("PodInitializing"));

        assertThat(reason(status)).isEqualTo("CrashLoopBackOff");
        assertThat(reason(pending().withContainerStatuses(waiting("PodInitializing"), waiting("ErrImagePull"))))
                .isEqualTo("ErrImagePull");
    }

    @Test
    void saysWhatTheSchedulerLacks() {
        String message =
                "0/3 nodes are available: 1 node(s) had untolerated taint {a: b}, 2 Insufficient nvidia.com/gpu."
                        + " preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.";

        assertThat(reason(unscheduled("Unschedulable", message)))
                .isEqualTo("Unschedulable: Insufficient nvidia.com/gpu");
        assertThat(reason(unscheduled("SchedulingGated", "Scheduling is blocked due to non-empty scheduling gates")))
                .isEqualTo("SchedulingGated");
    }

    @Test
    void saysHowOneThatIsNotReadyEndedBefore() {
        var killed = new ContainerStatusBuilder()
                .withNewState()
                .withNewRunning()
                .endRunning()
                .endState()
                .withNewLastState()
                .withNewTerminated()
                .withReason("OOMKilled")
                .endTerminated()
                .endLastState();
        var ended = new ContainerStatusBuilder()
                .withNewState()
                .withNewTerminated()
                .withReason("Error")
                .endTerminated()
                .endState();

        assertThat(reason(running(killed.build()))).isEqualTo("NotReady after OOMKilled");
        assertThat(reason(running(ended.build()))).isEqualTo("Error");
        assertThat(reason(running(new ContainerStatusBuilder().build()))).isEqualTo("NotReady");
        assertThat(reason(pending())).isEqualTo("Pending");
    }

    @Test
    void remembersWhyOneFailed() {
        var evicted = new PodStatusBuilder().withPhase("Failed").withReason("Evicted");

        assertThat(PodLook.of(pod(evicted)))
                .contains(new PodFacts(State.FAILED, "Evicted", "", "chat-0", Optional.empty(), Optional.empty()));
    }
}
