package dev.regent.sandbox.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The memory of one GPU of a pod, in MiB as DCGM counts it. An inference server takes nine tenths of it while it loads its
 * model, and once it is ready keeps to that, unless it leaks.
 *
 * @param leak where there is one
 */
public record GpuMemory(Optional<Leak> leak) {
    /** An H200's framebuffer. */
    static final double TOTAL = 143_771;

    static final GpuMemory SOUND = new GpuMemory(Optional.empty());
    private static final double TAKEN = 0.9 * TOTAL;

    /**
     * A leak in everything that runs. What was there when it was injected is made out to have leaked for some time
     * already, so that nobody has to wait for a history of minutes.
     *
     * @param injected when it was
     * @param earlier  for so long it has been going on then
     * @param left     from then until the memory is used up
     */
    public record Leak(Instant injected, Duration earlier, Duration left) {
        private double perSecond() {
            return (TOTAL - TAKEN) / (earlier.plus(left).toMillis() / 1000.0);
        }
    }

    /**
     * What a server that loads its model has taken so far.
     *
     * @param done of its start, 0 to 1
     */
    static double loaded(double done) {
        return TAKEN * done;
    }

    /**
     * What is in use of one that is ready.
     *
     * @param running since when it is
     */
    double used(Instant running, Instant now) {
        return leak.map(it -> Math.min(TOTAL, TAKEN + it.perSecond() * seconds(since(it, running), now)))
                .orElse(TAKEN);
    }

    /** MiB per second. */
    double growth() {
        return leak.map(Leak::perSecond).orElse(0.0);
    }

    /** Of what was free at the start, 0 to 1. */
    double pressure(Instant running, Instant now) {
        return (used(running, now) - TAKEN) / (TOTAL - TAKEN);
    }

    private static Instant since(Leak leak, Instant running) {
        return running.isAfter(leak.injected()) ? running : leak.injected().minus(leak.earlier());
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
    }
}
