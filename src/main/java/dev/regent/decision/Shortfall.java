package dev.regent.decision;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Why a region that answers does not serve all of its demand, or soon will not.
 *
 * <p>The share is what is measured of users' requests; where nobody counts them, what the ready replicas could serve; where
 * nobody sees those either, what our probes were refused. GPU memory that runs out lowers it before users feel it.
 *
 * @param share of the demand, above 0 and below 1
 * @param why   sentences, the gravest first
 */
record Shortfall(double share, String why) {
    /** Saturated looks of the last ten that count. */
    private static final int SATURATED = 3;

    private static final double WINDOW = 10;
    /** Below it a region becomes degraded, and from {@link #LEAVE} on it is so no more. */
    static final double ENTER = 0.95;

    private static final double LEAVE = 0.98;
    /** A region with a trouble that serves everything nevertheless. */
    private static final double ALL_BUT = 0.99;

    private static final double LEAST = 0.01;

    static Optional<Shortfall> of(Situation situation, Condition before) {
        Leak leak = Leak.of(situation);
        List<String> why = new ArrayList<>();
        double share = share(situation, leak, before, why);
        leak.first().ifPresent(why::add);
        Autoscaling.late(situation).ifPresent(why::add);
        lost(situation, before).ifPresent(why::add);
        Gpus.broken(situation).ifPresent(why::add);
        return why.isEmpty() ? Optional.empty() : Optional.of(new Shortfall(within(share), String.join("; ", why)));
    }

    /** As a share of something that is degraded. */
    static double within(double share) {
        return Math.clamp(share, LEAST, ALL_BUT);
    }

    private static double share(Situation situation, Leak leak, Condition before, List<String> why) {
        OptionalDouble served = Traffic.share(situation);
        OptionalDouble couldBe = Replicas.share(situation, leak);
        double leaves = leak.pods().isEmpty() ? 1 : couldBe.orElse(1);
        if (served.isPresent()) {
            if (isShort(served.getAsDouble(), before)) {
                why.add(String.format(Locale.ROOT, "%.0f %% of its requests succeed", 100 * served.getAsDouble()));
            }
            return Math.min(served.getAsDouble(), leaves);
        }
        int saturated = situation.sighting(situation.self()).saturated();
        double unrefused = saturated >= SATURATED ? Math.max(1, WINDOW - saturated) / WINDOW : 1;
        if (saturated >= SATURATED) {
            why.add("it sheds load in " + saturated + " of the last 10 looks");
        }
        return Math.min(couldBe.orElse(1), unrefused);
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
