package dev.regent.decision;

import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * GPU memory that is used up although no more is asked: it grows, requests do not, and they wait longer and longer.
 *
 * @param pods  that run out of it soon
 * @param rest  the part of all pods with GPUs that do not
 * @param first the sentence for the one that runs out first, where one does
 */
record Leak(Set<String> pods, double rest, Optional<String> first) {
    static final Leak NONE = new Leak(Set.of(), 1, Optional.empty());
    /** Without any of these nobody can say. */
    static final Set<Signal> ASKED =
            Set.of(Signal.REQUESTS, Signal.REQUESTS_EARLIER, Signal.QUEUE_WAIT, Signal.QUEUE_WAIT_EARLIER);
    /** Seconds; a new replica takes minutes to load its weights. */
    private static final double SOON = 600;
    /** Requests are level if there are at most so many times more of them than some minutes ago. */
    private static final double LEVEL = 1.1;
    /** They wait longer if it is at least so many times as long. */
    private static final double LONGER = 1.2;

    static Leak of(Situation situation) {
        Set<String> unready = Replicas.unready(situation);
        return situation
                .view()
                .signals()
                .known()
                .map(sight -> in(sight, unready))
                .orElse(NONE);
    }

    /** @param unready pods that serve nothing anyway, as those that load their weights */
    private static Leak in(SignalSight sight, Set<String> unready) {
        if (!isLevel(sight) || !waitsLonger(sight)) {
            return NONE;
        }
        List<GpuSight> leaking = sight.gpus().stream()
                .filter(gpu -> !gpu.isOld() && !unready.contains(gpu.pod()) && secondsLeft(gpu) < SOON)
                .sorted(Comparator.comparingDouble(Leak::secondsLeft).thenComparing(GpuSight::pod))
                .toList();
        Set<String> pods = pods(leaking);
        return leaking.isEmpty()
                ? NONE
                : new Leak(pods, 1 - (double) pods.size() / pods(sight.gpus()).size(), Optional.of(sentence(leaking)));
    }

    private static Set<String> pods(List<GpuSight> gpus) {
        return gpus.stream().map(GpuSight::pod).collect(Collectors.toSet());
    }

    private static String sentence(List<GpuSight> leaking) {
        GpuSight first = leaking.getFirst();
        long pods = leaking.stream().map(GpuSight::pod).distinct().count();
        return "GPU memory of " + first.pod() + " grows although requests do not, and is used up in about "
                + Math.round(secondsLeft(first)) + " s" + (pods > 1 ? "; so does that of " + (pods - 1) + " more" : "");
    }

    private static double secondsLeft(GpuSight gpu) {
        return gpu.growth() > 0 ? gpu.free() / gpu.growth() : Double.POSITIVE_INFINITY;
    }

    private static boolean isLevel(SignalSight sight) {
        return grewLessThan(sight.now(Signal.REQUESTS), sight.now(Signal.REQUESTS_EARLIER), LEVEL);
    }

    private static boolean waitsLonger(SignalSight sight) {
        OptionalDouble now = sight.now(Signal.QUEUE_WAIT);
        OptionalDouble earlier = sight.now(Signal.QUEUE_WAIT_EARLIER);
        return now.isPresent() && earlier.isPresent() && now.getAsDouble() > 0 && !grewLessThan(now, earlier, LONGER);
    }

    private static boolean grewLessThan(OptionalDouble now, OptionalDouble earlier, double times) {
        return now.isPresent()
                && earlier.isPresent()
                && now.getAsDouble() < Math.max(earlier.getAsDouble(), Double.MIN_NORMAL) * times;
    }
}
