package dev.regent.decision;

import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** GPUs that report that they are broken. */
final class Gpus {
    /**
     * XID errors after which a GPU does no more work until it is reset or replaced: double-bit ECC, NVLink, fallen off the
     * bus, contained and uncontained ECC, the system processor. Others are mostly the application's own.
     *
     * @see <a href="https://docs.nvidia.com/deploy/xid-errors/">NVIDIA: XID errors</a>
     */
    private static final Set<Integer> FATAL = Set.of(48, 74, 79, 95, 119, 120);

    private Gpus() {}

    static Optional<String> broken(Situation situation) {
        List<GpuSight> gpus =
                situation.view().signals().known().map(SignalSight::gpus).orElse(List.of());
        boolean allReady = Replicas.missing(situation).isEmpty();
        List<String> broken = gpus.stream()
                .filter(gpu -> !gpu.isOld())
                .flatMap(gpu -> trouble(gpu, allReady).stream())
                .sorted()
                .toList();
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of(broken.size() + " of " + gpus.size() + " GPUs are broken, such as " + broken.getFirst());
    }

    /**
     * An XID is shown until the exporter or the driver is started again, long after the GPU was reset. So it counts while it
     * is new, and after that only while the cluster shows replicas that are not ready: a pod whose GPU is gone does not get
     * ready, and one that is ready has a GPU that works.
     */
    private static Optional<String> trouble(GpuSight gpu, boolean allReady) {
        return FATAL.contains(gpu.xid()) && (gpu.xidIsNew() || !allReady)
                ? Optional.of("that of " + gpu.pod() + " (XID " + gpu.xid() + ")")
                : gpu.trouble().map(trouble -> "that of " + gpu.pod() + " (" + trouble + ")");
    }
}
