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
                        .filter(source -> !speaks(situation, source))
                        .collect(Collectors.toSet())
                : Set.of();
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
