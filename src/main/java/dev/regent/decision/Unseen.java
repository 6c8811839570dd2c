package dev.regent.decision;

import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.SignalSight.Unanswered;
import dev.regent.world.Source;
import dev.regent.world.Symptom;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What showed that this region serves less than all, and cannot be looked at any more. That makes nothing better: until it can
 * be looked at again the region is degraded by it. Nor is it a reason to leave (ADR 3).
 */
final class Unseen {
    /** Looks at the own gateway, by which whatever a regent is told to look at has been looked at once. */
    private static final long STARTED = 60;
    /**
     * Looks, ten minutes, in which whoever is asked answers and knows nothing of it: so it is not for a moment. The query was
     * taken out, the series is called otherwise, a right is gone.
     */
    private static final int GONE = 600;

    private Unseen() {}

    /** By what does not speak now. */
    static Map<Source, Symptom> of(Situation situation) {
        Map<Source, Symptom> unseen = new EnumMap<>(Source.class);
        situation.memory().symptoms().forEach((source, symptom) -> {
            if (symptom.missed() < GONE && isThere(situation, source) && !speaks(situation, source)) {
                unseen.put(source, symptom);
            }
        });
        return unseen;
    }

    /** Whether nothing but that makes the region degraded; of one whose probe fails, something that is seen does. */
    static boolean isAll(Picture picture) {
        Situation situation = picture.situation();
        return picture.shortfall().isEmpty()
                && situation.sighting(situation.self()).serving() > 0
                && !of(situation).isEmpty();
    }

    /** What is to be remembered: what can be seen now, and what could be seen before of all else. */
    static Map<Source, Symptom> next(Picture picture) {
        Situation situation = picture.situation();
        Map<Source, Symptom> next = new EnumMap<>(Source.class);
        of(situation)
                .forEach((source, symptom) ->
                        next.put(source, isAsked(situation, source) ? symptom.missedOnce() : symptom));
        picture.shortfall()
                .ifPresent(shortfall -> shortfall.symptoms().forEach((source, symptom) -> {
                    // A new error of a GPU is one without a cluster, too.
                    if (speaks(situation, source) || source == Source.GPUS) {
                        next.put(source, symptom);
                    }
                }));
        return next;
    }

    /** What a regent is not told to look at any more is not waited for. */
    private static boolean isThere(Situation situation, Source source) {
        return needs(situation, source)
                .allMatch(reading -> reading.looks() > 0
                        || situation.sighting(situation.self()).looks() < STARTED);
    }

    /** Whether whoever would have to know it answers what is asked about it. */
    private static boolean isAsked(Situation situation, Source source) {
        Unanswered unanswered =
                situation.view().signals().known().map(SignalSight::unanswered).orElse(Unanswered.NOTHING);
        return needs(situation, source).allMatch(reading -> reading.known().isPresent())
                && switch (source) {
                    case AUTOSCALERS -> !unanswered.signals().contains(Signal.REQUESTS);
                    case REQUESTS -> Collections.disjoint(unanswered.signals(), Signal.COUNTED);
                    case MEMORY -> !unanswered.gpus() && Collections.disjoint(unanswered.signals(), Leak.ASKED);
                    case GPUS -> !unanswered.gpus();
                    case CLUSTER -> true;
                };
    }

    private static Stream<Reading<?>> needs(Situation situation, Source source) {
        var view = situation.view();
        return switch (source) {
            case REQUESTS, MEMORY -> Stream.of(view.signals());
            case CLUSTER -> Stream.of(view.cluster());
            case AUTOSCALERS -> Stream.of(view.signals(), view.cluster());
            // An old error counts by the pods that are not ready.
            case GPUS ->
                isThere(situation, Source.CLUSTER)
                        ? Stream.of(view.signals(), view.cluster())
                        : Stream.of(view.signals());
        };
    }

    private static boolean speaks(Situation situation, Source source) {
        return switch (source) {
            case REQUESTS -> Traffic.speaks(situation);
            case CLUSTER -> Replicas.isWhole(situation);
            case AUTOSCALERS ->
                Replicas.isWhole(situation) && Traffic.demand(situation).isPresent();
            case GPUS -> gpusSpeak(situation) && (Replicas.isWhole(situation) || !isThere(situation, Source.CLUSTER));
            case MEMORY ->
                gpusSpeak(situation)
                        && Leak.ASKED.stream()
                                .allMatch(
                                        signal -> Traffic.now(situation, signal).isPresent());
        };
    }

    private static boolean gpusSpeak(Situation situation) {
        return situation
                .view()
                .signals()
                .known()
                .map(SignalSight::gpus)
                .filter(gpus -> !gpus.isEmpty() && gpus.stream().noneMatch(GpuSight::isOld))
                .isPresent();
    }
}
