package dev.regent.decision;

import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** GPUs that report that they are broken. */
final class Gpus {
    /**
     * XID errors after which a GPU does no more work until it is reset or replaced: double-bit ECC, NVLink, fallen off the
     * bus, uncontained ECC, the system processor. Others are mostly the application's own.
     *
     * @see <a href="https://docs.nvidia.com/deploy/xid-errors/">NVIDIA: XID errors</a>
     */
    private static final Set<Integer> FATAL = Set.of(48, 74, 79, 95, 119, 120);

    private Gpus() {}

    static Optional<String> broken(Situation situation) {
        List<GpuSight> gpus = seen(situation);
        Set<String> unready = Replicas.unready(situation);
        List<String> broken = gpus.stream()
                .flatMap(gpu -> trouble(gpu, !unready.contains(gpu.pod())).stream())
                .sorted()
                .toList();
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of(broken.size() + " of " + gpus.size() + " GPUs are broken, such as " + broken.getFirst());
    }

    /**
     * What a GPU has had once, it shows until the exporter or the driver is started again, long after it was reset, or the page
     * of its memory was given up. So an XID counts while it is new, and after that, as all else, only while the cluster shows
     * that its pod is not ready: one whose GPU is gone does not get ready, and one that is ready has a GPU that works.
     */
    private static Optional<String> trouble(GpuSight gpu, boolean isReady) {
        if (FATAL.contains(gpu.xid()) && (gpu.xidIsNew() || !isReady)) {
            return shown(gpu, xid(gpu));
        }
        return isReady ? Optional.empty() : shown(gpu, gpu.trouble());
    }

    private static Optional<String> xid(GpuSight gpu) {
        return gpu.xid() == 0 ? Optional.empty() : Optional.of("XID " + gpu.xid());
    }

    /** What they show that makes nothing worse, where it shows any of it: errors, memory that was bad, clocks held down. */
    static Optional<String> noted(Situation situation) {
        return Sidelights.first(
                1,
                seen(situation).stream()
                        .flatMap(gpu -> Stream.of(xid(gpu), gpu.trouble(), gpu.slowed())
                                .flatMap(what -> shown(gpu, what).stream()))
                        .toList());
    }

    /** The part of the time in which they compute, on average. */
    static OptionalDouble busy(Situation situation) {
        return seen(situation).stream()
                .flatMapToDouble(gpu -> gpu.busy().stream())
                .average();
    }

    private static Optional<String> shown(GpuSight gpu, Optional<String> what) {
        return what.map(it -> "that of " + gpu.pod() + " (" + it + ")");
    }

    private static List<GpuSight> seen(Situation situation) {
        return situation.view().signals().known().map(SignalSight::gpus).orElse(List.of()).stream()
                .filter(gpu -> !gpu.isOld())
                .toList();
    }
}
