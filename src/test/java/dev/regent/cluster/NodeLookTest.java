package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.cluster.NodeFacts.State;
import dev.regent.world.ClusterSight.Missing;
import dev.regent.world.ClusterSight.NodesSight;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeLookTest {
    private static NodeBuilder gpuNode(int capacity, int allocatable) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName("gpu-1")
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .addToCapacity("nvidia.com/gpu", new Quantity(String.valueOf(capacity)))
                .addToAllocatable("nvidia.com/gpu", new Quantity(String.valueOf(allocatable)))
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus();
    }

    private static Node with(String type, String status) {
        return gpuNode(8, 8)
                .editStatus()
                .addNewCondition()
                .withType(type)
                .withStatus(status)
                .withReason("SomeReason")
                .withMessage("in words")
                .endCondition()
                .endStatus()
                .build();
    }

    private static Node tainted(String key, String effect) {
        return gpuNode(8, 8)
                .editSpec()
                .addNewTaint(effect, key, null, "true")
                .endSpec()
                .build();
    }

    private static Optional<String> trouble(Node node) {
        return NodeLook.of(node).orElseThrow().trouble();
    }

    @Test
    void keepsNothingOfANodeWithoutGpus() {
        Node node = new NodeBuilder()
                .withNewMetadata()
                .withName("web")
                .endMetadata()
                .withNewStatus()
                .endStatus()
                .build();

        assertThat(NodeLook.of(node)).isEmpty();
    }

    @Test
    void countsWhatIsAllocatable() {
        assertThat(NodeLook.of(gpuNode(8, 6).build())).contains(new NodeFacts(8, 6, State.GOOD, Optional.empty()));
    }

    @Test
    void missesGpusThatTheDriverDoesNotShowAnyMore() {
        Node node = gpuNode(0, 0)
                .editMetadata()
                .addToLabels("nvidia.com/gpu.count", "8")
                .addToLabels("nvidia.com/gpu.product", "NVIDIA-H100-80GB-HBM3")
                .endMetadata()
                .build();

        assertThat(NodeLook.of(node))
                .contains(new NodeFacts(
                        8,
                        0,
                        State.GOOD,
                        Optional.of("node gpu-1 (NVIDIA-H100-80GB-HBM3) has lost all of its 8 GPUs")));
    }

    @Test
    void saysThatANodeIsNotReady() {
        Node node = gpuNode(8, 8).build();
        node.getStatus().getConditions().getFirst().setStatus("Unknown");
        node.getStatus().getConditions().getFirst().setReason("NodeStatusUnknown");

        assertThat(trouble(node)).contains("node gpu-1 is not Ready: NodeStatusUnknown");
    }

    @Test
    void saysThatANodeIsCordoned() {
        Node node = gpuNode(8, 8).editSpec().withUnschedulable(true).endSpec().build();

        assertThat(trouble(node)).contains("node gpu-1 is cordoned");
    }

    @Test
    void believesNodeProblemDetectorAndNvSentinel() {
        assertThat(trouble(with("KernelDeadlock", "True")))
                .contains("node gpu-1 has KernelDeadlock=True: SomeReason, in words");
        assertThat(trouble(with("GpuMemWatch", "True"))).isPresent();
        assertThat(trouble(with("SysLogsXIDError", "True"))).isPresent();
        assertThat(trouble(with("GpuMemWatch", "False"))).isEmpty();
        assertThat(trouble(with("KernelDeadlock", "Unknown"))).isEmpty();
    }

    @Test
    void readsConditionsThatAreGoodWhenTrueTheOtherWay() {
        assertThat(trouble(with("AcceleratedHardwareReady", "True"))).isEmpty();
        assertThat(trouble(with("AcceleratedHardwareReady", "False"))).isPresent();
    }

    @Test
    void makesNothingOfAConditionThatItDoesNotKnow() {
        assertThat(trouble(with("SomebodysOwn", "True"))).isEmpty();
    }

    @Test
    void heedsTaintsOfFaultsAndNotTheOneThatKeepsGpuNodesFree() {
        assertThat(trouble(tainted("nvidia.com/gpu-xid-error", "NoSchedule")))
                .contains("node gpu-1 has the taint nvidia.com/gpu-xid-error");
        assertThat(trouble(tainted("nvidia.com/gpu", "NoSchedule"))).isEmpty();
        assertThat(trouble(tainted("nvidia.com/gpu-xid-error", "PreferNoSchedule")))
                .isEmpty();
    }

    @Test
    void sumsThemUp() {
        NodesSight sight = NodeLook.sum(List.of(
                new NodeFacts(8, 8, State.GOOD, Optional.empty()),
                new NodeFacts(8, 6, State.GOOD, Optional.empty()),
                new NodeFacts(8, 0, State.GOOD, Optional.of("node c has lost all of its 8 GPUs")),
                new NodeFacts(8, 8, State.SET_ASIDE, Optional.of("node d is cordoned")),
                new NodeFacts(8, 0, State.NOT_READY, Optional.of("node e is not Ready"))));

        assertThat(sight)
                .isEqualTo(new NodesSight(
                        5,
                        2,
                        new Missing(1, 1, 2, 10),
                        40,
                        14,
                        List.of("node c has lost all of its 8 GPUs", "node d is cordoned", "node e is not Ready")));
    }

    @Test
    void tellsANodeThatIsNotReadyFromOneWhoseGpusAreGone() {
        Node silent = gpuNode(8, 0).build();
        silent.getStatus().getConditions().getFirst().setStatus("Unknown");

        assertThat(NodeLook.sum(List.of(NodeLook.of(silent).orElseThrow())).missing())
                .isEqualTo(new Missing(1, 0, 0, 0));
        assertThat(NodeLook.sum(List.of(NodeLook.of(gpuNode(8, 0).build()).orElseThrow()))
                        .missing())
                .isEqualTo(new Missing(0, 0, 1, 8));
    }

    @Test
    void doesNotNameHundredsOfNodes() {
        NodesSight sight =
                NodeLook.sum(Collections.nCopies(600, new NodeFacts(8, 8, State.NOT_READY, Optional.of("is lost"))));

        assertThat(sight.troubles()).hasSize(21).last().isEqualTo("and 580 more nodes");
    }
}
