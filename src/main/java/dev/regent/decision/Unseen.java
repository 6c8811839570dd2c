package dev.regent.decision;

import dev.regent.world.Condition.Degraded;
import dev.regent.world.Reading;
import dev.regent.world.ServiceReport;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.Source;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What showed that this region is degraded and cannot be looked at any more. That makes nothing better: until it can be looked
 * at again the region is as degraded as it was, nothing is counted, and nobody leaves it for that (ADR 3).
 */
final class Unseen {
    /** Looks at the own gateway, by which whatever a regent is told to look at has been looked at once. */
    private static final long STARTED = 60;

    private Unseen() {}

    /** Whether the region was called degraded by something that does not speak now. */
    static boolean is(Situation situation) {
        return !of(situation).isEmpty();
    }

    static Set<Source> of(Situation situation) {
        boolean was = situation
                .saidBefore()
                .map(ServiceReport::condition)
                .filter(Degraded.class::isInstance)
                .isPresent();
        return was
                ? situation.memory().degradedBy().stream()
                        .filter(source -> isThere(situation, source) && !speaks(situation, source))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** What a regent is not told to look at any more is not waited for. */
    private static boolean isThere(Situation situation, Source source) {
        var view = situation.view();
        return switch (source) {
            case REQUESTS, GPUS -> isThere(situation, view.signals());
            case CLUSTER -> isThere(situation, view.cluster());
            case AUTOSCALERS -> isThere(situation, view.signals()) && isThere(situation, view.cluster());
        };
    }

    private static boolean isThere(Situation situation, Reading<?> reading) {
        return reading.looks() > 0 || situation.sighting(situation.self()).looks() < STARTED;
    }

    private static boolean speaks(Situation situation, Source source) {
        return switch (source) {
            case REQUESTS -> Traffic.speaks(situation);
            case CLUSTER -> Replicas.isWhole(situation);
            case AUTOSCALERS ->
                Replicas.isWhole(situation) && Traffic.demand(situation).isPresent();
            case GPUS -> gpusSpeak(situation.view().signals());
        };
    }

    private static boolean gpusSpeak(Reading<SignalSight> signals) {
        return signals.known()
                .filter(sight -> sight.gpus().stream().noneMatch(GpuSight::isOld))
                .isPresent();
    }
}
