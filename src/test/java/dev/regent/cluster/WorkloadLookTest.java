package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.cluster.PodFacts.State;
import dev.regent.world.ClusterSight.PodsSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadLookTest {
    private static final Workload CHAT = new Workload(Workload.Kind.DEPLOYMENT, "inference", "chat");
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final PodFacts READY = PodFacts.ready("", Optional.empty());
    private static final PodFacts CRASHING = unready("chat-1", State.WAITING, "CrashLoopBackOff", "");
    private static final PodFacts EVICTED = unready("chat-2", State.FAILED, "Evicted", "");

    private static PodFacts unready(String name, State state, String reason, String group) {
        return new PodFacts(state, reason, group, name, Optional.empty(), Optional.empty());
    }

    private static PodFacts startsSince(Instant since) {
        return new PodFacts(State.WAITING, "NotReady", "", "chat-3", Optional.of(since), Optional.empty());
    }

    private static WorkloadSight look(int desired, int size, List<PodFacts> pods) {
        return WorkloadLook.of(CHAT, new WorkloadFacts(desired, size, new LabelSelector(), 0), pods, NOON);
    }

    private static List<PodFacts> group(String index, int ready, int waiting) {
        List<PodFacts> pods = new ArrayList<>(Collections.nCopies(ready, PodFacts.ready(index, Optional.empty())));
        pods.addAll(Collections.nCopies(waiting, unready("chat-4", State.WAITING, "ContainerCreating", index)));
        return pods;
    }

    @Test
    void countsPodsByWhatTheyWaitFor() {
        WorkloadSight sight = look(4, 1, List.of(READY, READY, CRASHING, CRASHING));

        assertThat(sight.ready()).isEqualTo(2);
        assertThat(sight.desired()).isEqualTo(4);
        assertThat(sight.waiting()).isEqualTo(Map.of("CrashLoopBackOff", 2));
        assertThat(sight.exists()).isTrue();
    }

    @Test
    void namesThePodsThatAreNotReady() {
        assertThat(look(3, 1, List.of(READY, CRASHING, EVICTED)).pods().unready())
                .containsExactlyInAnyOrder("chat-1", "chat-2");
        assertThat(look(3, 1, List.of(READY, READY, READY)).pods()).isEqualTo(PodsSight.WELL);
    }

    @Test
    void countsThePodsThatWereStartedAgainInTheLastTenMinutes() {
        List<PodFacts> pods = List.of(
                PodFacts.ready("", Optional.of(NOON.minusSeconds(599))),
                PodFacts.ready("", Optional.of(NOON.minusSeconds(600))),
                READY,
                new PodFacts(State.WAITING, "CrashLoopBackOff", "", "chat-6", Optional.empty(), Optional.of(NOON)));

        assertThat(look(4, 1, pods).pods().restarted()).isEqualTo(2);
    }

    @Test
    void saysForHowLongTheSlowestHasStarted() {
        List<PodFacts> pods =
                List.of(READY, startsSince(NOON.minusSeconds(20)), startsSince(NOON.minusSeconds(90)), CRASHING);

        assertThat(look(4, 1, pods).pods().slowest()).hasSeconds(90);
    }

    @Test
    void takesNothingFromAClockThatIsAhead() {
        assertThat(look(1, 1, List.of(startsSince(NOON.plusSeconds(5)))).pods().slowest())
                .isZero();
    }

    @Test
    void countsTheEvictedOnlyUntilTheyAreReplaced() {
        assertThat(look(3, 1, List.of(READY, EVICTED, EVICTED)).evicted()).isEqualTo(2);
        assertThat(look(3, 1, List.of(READY, CRASHING, READY, EVICTED, EVICTED)).evicted())
                .isZero();
    }

    @Test
    void namesOtherFailuresAsFarAsPodsAreMissing() {
        PodFacts refused = unready("chat-5", State.FAILED, "UnexpectedAdmissionError", "");

        assertThat(look(2, 1, List.of(READY, refused, refused, refused)).waiting())
                .isEqualTo(Map.of("UnexpectedAdmissionError", 1));
    }

    @Test
    void aGroupCountsWhenAllOfItIsReady() {
        List<PodFacts> pods = new ArrayList<>(group("0", 4, 0));
        pods.addAll(group("1", 3, 1));

        WorkloadSight sight = look(2, 4, pods);

        assertThat(sight.ready()).isEqualTo(1);
        assertThat(sight.waiting()).isEqualTo(Map.of("ContainerCreating", 1));
    }

    @Test
    void readsADeployment() {
        var deployment = new DeploymentBuilder()
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels("app", "chat")
                .endSelector()
                .endSpec()
                .withNewStatus()
                .withReadyReplicas(7)
                .endStatus()
                .build();

        WorkloadFacts facts = WorkloadFacts.of(deployment);

        assertThat(facts.desired()).as("Kubernetes' default").isEqualTo(1);
        assertThat(facts.reported()).isEqualTo(7);
        assertThat(facts.selector().getMatchLabels()).isEqualTo(Map.of("app", "chat"));
    }

    @Test
    void readsALeaderWorkerSet() {
        GenericKubernetesResource set = new GenericKubernetesResourceBuilder()
                .withNewMetadata()
                .withName("large")
                .endMetadata()
                .addToAdditionalProperties("spec", Map.of("replicas", 3, "leaderWorkerTemplate", Map.of("size", 8)))
                .build();

        WorkloadFacts facts = WorkloadFacts.of(set);

        assertThat(facts.desired()).isEqualTo(3);
        assertThat(facts.size()).isEqualTo(8);
        assertThat(facts.selector().getMatchLabels()).isEqualTo(Map.of("leaderworkerset.sigs.k8s.io/name", "large"));
    }
}
