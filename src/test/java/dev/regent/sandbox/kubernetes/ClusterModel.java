package dev.regent.sandbox.kubernetes;

import dev.regent.sandbox.kubernetes.PodLife.Fate;
import dev.regent.sandbox.kubernetes.ReplicaPod.Phase;
import dev.regent.sandbox.kubernetes.Scheduler.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What runs in a region's cluster, moved on step by step: the autoscaler decides how many replicas there should be, pods
 * are made or deleted, the scheduler finds nodes for them, kubelets run them. For one thread at a time.
 */
final class ClusterModel {
    static final int NODES = 10;
    /** {@code tolerationSeconds} that every pod gets for a node that is not heard of. */
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    /** Of the pods that are there at the beginning. */
    private static final Duration AGE = Duration.ofDays(1);

    private static final Comparator<ReplicaPod> READY_AND_OLD_FIRST =
            Comparator.comparing((ReplicaPod pod) -> !pod.isReady()).thenComparing(ReplicaPod::created);

    private final PodLife life;
    private final Autoscaler autoscaler;
    private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    private final PodNames names;
    private List<GpuNode> nodes;
    private List<ReplicaPod> pods = new ArrayList<>();
    private GpuMemory memory = GpuMemory.SOUND;
    private int replicas;

    /**
     * What it begins with, and goes no lower than.
     *
     * @param workload   its name
     * @param replicas   ready at once
     * @param perReplica requests per second that one serves
     * @param most       that the autoscaler may ask for
     */
    record Beginning(String workload, int replicas, double perReplica, int most) {}

    ClusterModel(Beginning beginning, Duration startUp, Instant now) {
        life = new PodLife(startUp);
        names = new PodNames(beginning.workload());
        replicas = beginning.replicas();
        autoscaler = Autoscaler.of(replicas, beginning.perReplica(), beginning.most());
        nodes = IntStream.range(0, NODES)
                .mapToObj(number -> new GpuNode("gpu-" + number))
                .toList();
        makeOrDelete(now.minus(AGE));
        schedule(now);
        each(pod -> pod.becomes(Phase.READY, now));
    }

    List<GpuNode> nodes() {
        return nodes;
    }

    List<ReplicaPod> pods() {
        return List.copyOf(pods);
    }

    Autoscaler autoscaler() {
        return autoscaler;
    }

    GpuMemory memory() {
        return memory;
    }

    /** MiB of each of its GPUs that a pod's server has taken. */
    double used(ReplicaPod pod, Instant now) {
        return switch (pod.phase()) {
            case STARTING -> GpuMemory.loaded(life.started(pod, now));
            case READY -> memory.used(pod.since(), now);
            case PENDING, PULL_FAILS, CRASHES, UNREACHABLE -> 0;
        };
    }

    /** Replicas that the workload's spec asks for. */
    int replicas() {
        return replicas;
    }

    int ready() {
        return (int) pods.stream().filter(ReplicaPod::isReady).count();
    }

    void step(double requestsPerSecond, Instant now) {
        replicas = autoscaler.look(replicas, requestsPerSecond, now);
        pods.removeIf(pod ->
                pod.phase() == Phase.UNREACHABLE && !now.isBefore(pod.since().plus(TOLERATED)));
        makeOrDelete(now);
        schedule(now);
        each(pod -> life.next(pod, fate(pod, now), now));
    }

    void suffers(Trouble trouble) {
        troubles.add(trouble);
    }

    void isRidOf(Trouble trouble) {
        troubles.remove(trouble);
    }

    void leaks(GpuMemory.Leak leak) {
        memory = new GpuMemory(Optional.of(leak));
    }

    void leaksNoMore(Instant now) {
        memory = GpuMemory.SOUND;
        each(pod -> pod.phase() == Phase.CRASHES ? pod.becomes(Phase.STARTING, now) : pod);
    }

    /** Every third node, until so large a part of them is gone: some run pods, some do not. */
    void losesNodes(double share) {
        int lost = (int) Math.ceil(share * nodes.size());
        nodes = IntStream.range(0, nodes.size())
                .mapToObj(number ->
                        number % 3 == 0 && number / 3 < lost ? nodes.get(number).unreachable() : nodes.get(number))
                .toList();
    }

    /** Those of every other node. */
    void losesHalfOfTheGpus() {
        nodes = IntStream.range(0, nodes.size())
                .mapToObj(number -> number % 2 == 0 ? nodes.get(number).losesGpus() : nodes.get(number))
                .toList();
    }

    void hasAllNodes() {
        nodes = nodes.stream().map(node -> new GpuNode(node.name())).toList();
    }

    boolean hasLostGpus(ReplicaPod pod) {
        return pod.node().map(this::node).filter(node -> node.lost() > 0).isPresent();
    }

    private GpuNode node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Fate fate(ReplicaPod pod, Instant now) {
        boolean unreachable =
                pod.node().map(this::node).filter(node -> !node.ready()).isPresent();
        boolean outOfMemory = used(pod, now) >= GpuMemory.TOTAL;
        boolean crashes = troubles.contains(Trouble.PODS_CRASH) || hasLostGpus(pod) || outOfMemory;
        return new Fate(unreachable, crashes, troubles.contains(Trouble.PULLS_FAIL));
    }

    /** Pods too many go: those that are not ready first, and of those the youngest, as a ReplicaSet does it. */
    private void makeOrDelete(Instant now) {
        while (pods.size() < replicas) {
            pods.add(ReplicaPod.pending(names.next(), now));
        }
        if (pods.size() > replicas) {
            List<ReplicaPod> stay = new ArrayList<>(pods);
            stay.sort(READY_AND_OLD_FIRST);
            pods.retainAll(stay.subList(0, replicas));
        }
    }

    private void schedule(Instant now) {
        for (int number = 0; number < pods.size(); number++) {
            ReplicaPod pod = pods.get(number);
            if (pod.node().isEmpty()) {
                pods.set(
                        number,
                        Scheduler.place(rooms(), GpuNode.GPUS)
                                .map(node -> pod.on(node, now))
                                .orElse(pod));
            }
        }
    }

    /** The nodes as the scheduler sees them now. */
    List<Room> rooms() {
        return nodes.stream()
                .map(node -> new Room(node.name(), node.usable() - held(node), node.ready()))
                .toList();
    }

    private int held(GpuNode node) {
        long here = pods.stream()
                .filter(pod -> pod.node().equals(Optional.of(node.name())))
                .count();
        return (int) here * GpuNode.GPUS;
    }

    private void each(UnaryOperator<ReplicaPod> change) {
        pods.replaceAll(change);
    }
}
