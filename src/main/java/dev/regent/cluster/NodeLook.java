package dev.regent.cluster;

import dev.regent.cluster.NodeFacts.State;
import dev.regent.world.ClusterSight.Missing;
import dev.regent.world.ClusterSight.NodesSight;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads nodes: their GPUs, and whether something says that they should not be used.
 *
 * <p>Conditions that are {@code True} when something is wrong are those of the kubelet, of node-problem-detector (the
 * types in its {@code config/*.json}) and of NVSentinel ({@code Gpu…Watch}, {@code SysLogs…}, {@code NVSwitch…}: its
 * integration guide). EKS' node monitoring agent has conditions that are {@code True} when all is well; their names end
 * in {@code Ready}. A condition of a name that is not known says nothing.
 */
final class NodeLook {
    /** The resource that NVIDIA's device plugin announces. */
    static final String GPU = "nvidia.com/gpu";

    private static final String GPU_PRESENT = "nvidia.com/gpu.present";
    private static final String GPU_COUNT = "nvidia.com/gpu.count";
    private static final String GPU_PRODUCT = "nvidia.com/gpu.product";
    private static final int SENTENCES = 20;
    private static final int LONGEST = 160;

    private static final Set<String> BAD_WHEN_TRUE = Set.of(
            "MemoryPressure",
            "DiskPressure",
            "PIDPressure",
            "NetworkUnavailable",
            "KernelDeadlock",
            "ReadonlyFilesystem",
            "CorruptDockerOverlay2",
            "ContainerRuntimeUnhealthy",
            "KubeletUnhealthy",
            "KubeProxyUnhealthy",
            "FrequentKubeletRestart",
            "FrequentDockerRestart",
            "FrequentContainerdRestart",
            "FrequentUnregisterNetDevice",
            "DiskBadBlock",
            "XfsShutdown",
            "CperHardwareErrorFatal",
            "DCGMError",
            "SyslogError",
            "CSPMaintenance");

    private static final List<String> BAD_WHEN_TRUE_PREFIXES = List.of("Gpu", "SysLogs", "NVSwitch");

    /** Not {@code nvidia.com/gpu} itself, by which GPU nodes are kept free of other pods. */
    private static final List<String> BAD_TAINTS = List.of(
            "nvidia.com/gpu-",
            "nvidia.com/syslog-",
            "gpu.health/",
            "nvlink.health/",
            "nvswitch.health/",
            "node.kubernetes.io/out-of-service",
            "node.kubernetes.io/unreachable",
            "karpenter.sh/disrupted",
            "ToBeDeletedByClusterAutoscaler");

    private NodeLook() {}

    /** Nothing of a node without GPUs. */
    static Optional<NodeFacts> of(Node node) {
        Map<String, String> labels =
                Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of());
        Quantity capacity =
                quantity(node.getStatus() == null ? null : node.getStatus().getCapacity());
        if (capacity == null && !"true".equals(labels.get(GPU_PRESENT))) {
            return Optional.empty();
        }
        int now = count(capacity);
        int gpus = Math.max(now, number(labels.get(GPU_COUNT)));
        int usable =
                node.getStatus() == null ? 0 : count(quantity(node.getStatus().getAllocatable()));
        List<NodeCondition> conditions =
                node.getStatus() == null ? List.of() : node.getStatus().getConditions();
        Optional<String> notReady = notReady(conditions);
        Optional<String> aside = bad(conditions).or(() -> tainted(node)).or(() -> cordoned(node));
        State state = notReady.isPresent() ? State.NOT_READY : aside.isPresent() ? State.SET_ASIDE : State.GOOD;
        Optional<String> trouble = notReady.or(() -> aside).or(() -> lost(gpus, usable));
        return Optional.of(new NodeFacts(gpus, usable, state, trouble.map(what -> sentence(node, labels, what))));
    }

    /** All of them together; their troubles are sentences for people, so only the first are kept. */
    static NodesSight sum(Collection<NodeFacts> nodes) {
        List<NodeFacts> ready =
                nodes.stream().filter(node -> node.trouble().isEmpty()).toList();
        List<String> troubles = nodes.stream()
                .map(NodeFacts::trouble)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        return new NodesSight(
                nodes.size(),
                ready.size(),
                missing(nodes),
                nodes.stream().mapToInt(NodeFacts::gpus).sum(),
                ready.stream().mapToInt(NodeFacts::usable).sum(),
                first(troubles));
    }

    private static Missing missing(Collection<NodeFacts> nodes) {
        return new Missing(
                count(nodes, State.NOT_READY),
                count(nodes, State.SET_ASIDE),
                (int) nodes.stream().filter(node -> node.lost() > 0).count(),
                nodes.stream().mapToInt(NodeFacts::lost).sum());
    }

    private static int count(Collection<NodeFacts> nodes, State state) {
        return (int) nodes.stream().filter(node -> node.state() == state).count();
    }

    private static List<String> first(List<String> troubles) {
        if (troubles.size() <= SENTENCES) {
            return troubles;
        }
        return Stream.concat(
                        troubles.stream().limit(SENTENCES),
                        Stream.of("and " + (troubles.size() - SENTENCES) + " more nodes"))
                .toList();
    }

    private static Optional<String> notReady(List<NodeCondition> conditions) {
        Optional<NodeCondition> ready =
                conditions.stream().filter(c -> "Ready".equals(c.getType())).findFirst();
        if (ready.isEmpty()) {
            return Optional.of("its kubelet has not said yet that it is Ready");
        }
        return ready.filter(c -> !"True".equals(c.getStatus())).map(c -> "is not Ready" + because(c));
    }

    private static Optional<String> bad(List<NodeCondition> conditions) {
        return conditions.stream()
                .filter(NodeLook::isBad)
                .map(c -> "has " + c.getType() + "=" + c.getStatus() + because(c))
                .findFirst();
    }

    private static boolean isBad(NodeCondition condition) {
        String type = condition.getType();
        if (type.endsWith("Ready")) {
            return "False".equals(condition.getStatus());
        }
        boolean known =
                BAD_WHEN_TRUE.contains(type) || BAD_WHEN_TRUE_PREFIXES.stream().anyMatch(type::startsWith);
        return known && "True".equals(condition.getStatus()) && !"NVSwitchNonFatalError".equals(type);
    }

    private static Optional<String> tainted(Node node) {
        return taints(node)
                .filter(taint -> !"PreferNoSchedule".equals(taint.getEffect()))
                .map(Taint::getKey)
                .filter(key -> BAD_TAINTS.stream().anyMatch(key::startsWith))
                .findFirst()
                .map(key -> "has the taint " + key);
    }

    private static Stream<Taint> taints(Node node) {
        return node.getSpec() == null ? Stream.of() : node.getSpec().getTaints().stream();
    }

    private static Optional<String> cordoned(Node node) {
        boolean closed =
                node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable());
        return closed ? Optional.of("is cordoned") : Optional.empty();
    }

    /** A node is not given up for one GPU of eight: the others count as usable. */
    private static Optional<String> lost(int gpus, int usable) {
        return gpus > 0 && usable == 0 ? Optional.of("has lost all of its " + gpus + " GPUs") : Optional.empty();
    }

    private static String because(NodeCondition condition) {
        String words = ConditionWords.why(condition.getReason(), condition.getMessage(), ", ");
        return words.isEmpty() ? "" : ": " + ConditionWords.cut(words, LONGEST);
    }

    private static String sentence(Node node, Map<String, String> labels, String what) {
        String product = labels.getOrDefault(GPU_PRODUCT, "");
        return "node " + node.getMetadata().getName() + (product.isEmpty() ? "" : " (" + product + ")") + " " + what;
    }

    private static @Nullable Quantity quantity(@Nullable Map<String, Quantity> resources) {
        return resources == null ? null : resources.get(GPU);
    }

    private static int count(@Nullable Quantity quantity) {
        return quantity == null ? 0 : quantity.getNumericalAmount().intValue();
    }

    private static int number(@Nullable String label) {
        return label == null || !label.matches("\\d{1,4}") ? 0 : Integer.parseInt(label);
    }
}
