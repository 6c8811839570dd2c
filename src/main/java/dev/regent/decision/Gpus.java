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
        List<String> broken = gpus.stream()
                .filter(gpu -> !gpu.isOld())
                .flatMap(gpu -> trouble(gpu).stream())
                .sorted()
                .toList();
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of(broken.size() + " of " + gpus.size() + " GPUs are broken, such as " + broken.getFirst());
    }

    private static Optional<String> trouble(GpuSight gpu) {
        return FATAL.contains(gpu.xid())
                ? Optional.of("that of " + gpu.pod() + " (XID " + gpu.xid() + ")")
                : gpu.trouble().map(trouble -> "that of " + gpu.pod() + " (" + trouble + ")");
    }
}
