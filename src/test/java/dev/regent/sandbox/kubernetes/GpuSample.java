package dev.regent.sandbox.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One GPU that a pod holds, as the DCGM exporter sees it.
 *
 * @param uuid   NVIDIA's
 * @param used   MiB of framebuffer
 * @param growth MiB per second, as Regent's query is answered: 0 for a pod that is younger than ten minutes
 * @param xid    the last XID error, 0 for none
 */
public record GpuSample(String uuid, String pod, double used, double growth, int xid) {
    /** The GPU has fallen off the bus. */
    private static final int FALLEN_OFF_THE_BUS = 79;

    private static final Duration OLD = Duration.ofMinutes(10);

    static List<GpuSample> of(ClusterModel model, Instant now) {
        return model.pods().stream()
                .filter(pod -> pod.phase() != ReplicaPod.Phase.UNREACHABLE)
                .flatMap(pod -> of(model, pod, now))
                .toList();
    }

    private static Stream<GpuSample> of(ClusterModel model, ReplicaPod pod, Instant now) {
        int xid = model.hasLostGpus(pod) ? FALLEN_OFF_THE_BUS : 0;
        double used = model.used(pod, now);
        double growth = growth(model, pod, now);
        return pod.node().stream().flatMap(node -> each(node, new GpuSample("", pod.name(), used, growth, xid)));
    }

    /** A young pod's series were not there ten minutes ago, and their growth is not asked for: it loads its model. */
    private static double growth(ClusterModel model, ReplicaPod pod, Instant now) {
        boolean isOld = !pod.created().isAfter(now.minus(OLD));
        return pod.isReady() && isOld ? model.memory().growth() : 0;
    }

    /** Of a pod that runs on this node, where nothing is wrong. */
    static Stream<GpuSample> sound(String node, String pod, Instant now) {
        return each(node, new GpuSample("", pod, GpuMemory.SOUND.used(now, now), 0, 0));
    }

    /** All GPUs of a node are alike. */
    private static Stream<GpuSample> each(String node, GpuSample like) {
        return IntStream.range(0, GpuNode.GPUS)
                .mapToObj(number -> new GpuSample(
                        "GPU-" + node + "-" + number, like.pod(), like.used(), like.growth(), like.xid()));
    }

    /** MiB. */
    public double free() {
        return GpuMemory.TOTAL - used;
    }
}
