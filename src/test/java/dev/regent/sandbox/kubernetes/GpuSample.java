package dev.regent.sandbox.kubernetes;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One GPU that a pod holds, as the DCGM exporter sees it.
 *
 * @param uuid   NVIDIA's
 * @param used   MiB of framebuffer
 * @param growth MiB per second
 * @param xid    the last XID error, 0 for none
 */
public record GpuSample(String uuid, String pod, double used, double growth, int xid) {
    /** The GPU has fallen off the bus. */
    private static final int FALLEN_OFF_THE_BUS = 79;

    static List<GpuSample> of(ClusterModel model, Instant now) {
        return model.pods().stream()
                .filter(pod -> pod.phase() != ReplicaPod.Phase.UNREACHABLE)
                .flatMap(pod -> of(model, pod, now))
                .toList();
    }

    private static Stream<GpuSample> of(ClusterModel model, ReplicaPod pod, Instant now) {
        int xid = model.hasLostGpus(pod) ? FALLEN_OFF_THE_BUS : 0;
        boolean runs = pod.phase() == ReplicaPod.Phase.READY || pod.phase() == ReplicaPod.Phase.STARTING;
        return pod.node().stream()
                .flatMap(node -> IntStream.range(0, GpuNode.GPUS)
                        .mapToObj(number -> new GpuSample(
                                "GPU-" + node + "-" + number,
                                pod.name(),
                                runs ? model.memory().used(pod.since(), now) : 0,
                                runs ? model.memory().growth() : 0,
                                xid)));
    }

    /** MiB. */
    public double free() {
        return GpuMemory.TOTAL - used;
    }
}
