package dev.regent.decision;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Source;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Why a region that answers does not serve all of its demand, or soon will not.
 *
 * <p>The share is what is measured of users' requests; where nobody counts them, what the ready replicas could serve; where
 * nobody sees those either, what our probes were refused. GPU memory that runs out lowers it before users feel it.
 *
 * @param share of the demand, above 0 and below 1
 * @param why   sentences, the gravest first
 * @param by    what shows it, beside the own probe
 */
record Shortfall(double share, String why, Set<Source> by) {
    /** Below it a region becomes degraded, and from {@link #LEAVE} on it is so no more. */
    static final double ENTER = 0.95;

    private static final double LEAVE = 0.98;
    /** A region with a trouble that serves everything nevertheless. */
    private static final double ALL_BUT = 0.99;

    private static final double LEAST = 0.01;

    Shortfall {
        by = Set.copyOf(by);
    }

    /** Empty of a region that serves all of its demand, as far as anybody can see. */
    static Optional<Shortfall> of(Situation situation, Condition before) {
        Leak leak = Leak.of(situation);
        List<String> why = new ArrayList<>();
        Set<Source> by = EnumSet.noneOf(Source.class);
        sheds(situation).ifPresentOrElse(why::add, () -> told(Source.REQUESTS, fails(situation, before), why, by));
        told(Source.GPUS, leak.first(), why, by);
        told(Source.AUTOSCALERS, Autoscaling.late(situation), why, by);
        told(Source.CLUSTER, lost(situation, before), why, by);
        told(Source.GPUS, Gpus.broken(situation), why, by);
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shortfall(within(share(situation, leak)), String.join("; ", why), by));
    }

    private static void told(Source source, Optional<String> sentence, List<String> why, Set<Source> by) {
        sentence.ifPresent(it -> {
            why.add(it);
            by.add(source);
        });
    }

    /** As a share of something that is degraded. */
    static double within(double share) {
        return Math.clamp(share, LEAST, ALL_BUT);
    }

    private static double share(Situation situation, Leak leak) {
        OptionalDouble served = Traffic.share(situation);
        OptionalDouble couldBe = Replicas.share(situation, leak);
        double leaves = leak.pods().isEmpty() ? 1 : couldBe.orElse(1);
        return served.isPresent()
                ? Math.min(served.getAsDouble(), leaves)
                : Math.min(couldBe.orElse(1), Traffic.unrefused(situation));
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

    private static Optional<String> fails(Situation situation, Condition before) {
        OptionalDouble served = Traffic.share(situation);
        return served.isPresent() && isShort(served.getAsDouble(), before)
                ? Optional.of(String.format(Locale.ROOT, "%.0f %% of its requests succeed", 100 * served.getAsDouble()))
                : Optional.empty();
    }

    private static Optional<String> lost(Situation situation, Condition before) {
        OptionalDouble there = Replicas.ofWhatIsAskedFor(situation);
        return there.isPresent() && isShort(there.getAsDouble(), before)
                ? Replicas.missing(situation)
                : Optional.empty();
    }

    private static boolean isShort(double share, Condition before) {
        return share < (before instanceof Degraded ? LEAVE : ENTER);
    }
}
