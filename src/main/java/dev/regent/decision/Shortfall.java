package dev.regent.decision;

import dev.regent.world.Condition.Degraded;
import dev.regent.world.Source;
import dev.regent.world.Symptom;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a region that answers does not serve all of its demand, or soon will not, by what can be seen of it now.
 *
 * <p>The share is what is measured of users' requests; where nobody counts them, what the ready replicas could serve; where
 * nobody sees those either, what our own probes were refused. GPU memory that runs out lowers it before users feel it.
 *
 * @param share    of the demand, above 0 and below 1
 * @param why      sentences, the gravest first
 * @param symptoms what shows it, beside the own probe
 */
record Shortfall(double share, String why, Map<Source, Symptom> symptoms) {
    /** Below it a region becomes degraded, and from {@link #LEAVE} on it is so no more. */
    static final double ENTER = 0.95;

    private static final double LEAVE = 0.98;
    /** A region with a trouble that serves everything nevertheless. */
    private static final double ALL_BUT = 0.99;

    private static final double LEAST = 0.01;

    Shortfall {
        symptoms = Map.copyOf(symptoms);
    }

    /** Empty of a region that serves all of its demand, as far as anybody can see. */
    static Optional<Shortfall> of(Situation situation) {
        Leak leak = Leak.of(situation);
        Optional<String> sheds = sheds(situation);
        Map<Source, Symptom> symptoms = new EnumMap<>(Source.class);
        fails(situation).ifPresent(it -> symptoms.put(Source.REQUESTS, it));
        leak.first().ifPresent(it -> symptoms.put(Source.MEMORY, new Symptom(lasting(situation, leak), it)));
        Autoscaling.late(situation).ifPresent(it -> symptoms.put(Source.AUTOSCALERS, new Symptom(1, it)));
        lost(situation).ifPresent(it -> symptoms.put(Source.CLUSTER, it));
        Gpus.broken(situation).ifPresent(it -> symptoms.put(Source.GPUS, new Symptom(1, it)));
        String why = Stream.concat(sheds.stream(), symptoms.values().stream().map(Symptom::why))
                .collect(Collectors.joining("; "));
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shortfall(within(share(situation, leak)), why, symptoms));
    }

    /** As a share of something that is degraded. */
    static double within(double share) {
        return Math.clamp(share, LEAST, ALL_BUT);
    }

    private static double share(Situation situation, Leak leak) {
        OptionalDouble served = Traffic.share(situation);
        return served.isPresent()
                ? Math.min(served.getAsDouble(), leak.pods().isEmpty() ? 1 : lasting(situation, leak))
                : Math.min(lasting(situation, leak), Traffic.unrefused(situation));
    }

    /** What the replicas could serve that will still be there in some minutes; where the cluster is blind, by their GPUs. */
    private static double lasting(Situation situation, Leak leak) {
        return Replicas.share(situation, leak).orElse(leak.rest());
    }

    /** Our probes are refused, and nobody counts whether users are. */
    private static Optional<String> sheds(Situation situation) {
        boolean isCounted = Traffic.share(situation).isPresent()
                && situation.service().serving().countsAtTheGateway();
        int saturated = situation.sighting(situation.self()).saturated();
        return isCounted || Traffic.unrefused(situation) == 1
                ? Optional.empty()
                : Optional.of("it sheds load in " + saturated + " of the last 10 looks");
    }

    private static Optional<Symptom> fails(Situation situation) {
        OptionalDouble counted = Traffic.counted(situation);
        return counted.isPresent() && isShort(counted.getAsDouble(), situation)
                ? Optional.of(new Symptom(
                        counted.getAsDouble(),
                        String.format(Locale.ROOT, "%.0f %% of its requests succeed", 100 * counted.getAsDouble())))
                : Optional.empty();
    }

    private static Optional<Symptom> lost(Situation situation) {
        OptionalDouble there = Replicas.ofWhatIsAskedFor(situation);
        return there.isPresent() && isShort(there.getAsDouble(), situation)
                ? Replicas.missing(situation)
                        .map(why ->
                                new Symptom(Replicas.share(situation, Leak.NONE).orElse(1), why))
                : Optional.empty();
    }

    private static boolean isShort(double share, Situation situation) {
        return share < (situation.conditionBefore() instanceof Degraded ? LEAVE : ENTER);
    }
}
