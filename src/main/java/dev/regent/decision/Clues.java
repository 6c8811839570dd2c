package dev.regent.decision;

import dev.regent.world.Clue;
import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Strain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Every piece of evidence of the own region's condition, the strongest first: what decided, and what did not. */
final class Clues {
    private Clues() {}

    static List<Clue> of(Situation situation) {
        List<Clue> clues = new ArrayList<>();
        var sighting = situation.sighting(situation.self());
        clues.add(new Clue("own probe", sighting.seen() ? sighting.latest().why() : "not looked yet"));
        add(clues, "requests", unseen(situation.view().signals()).or(() -> requests(situation)));
        add(clues, "load", Sidelights.load(situation));
        add(clues, "cluster", unseen(situation.view().cluster()).or(() -> replicas(situation)));
        add(clues, "pods", Replicas.seen(situation).flatMap(Sidelights::pods));
        add(clues, "nodes", Replicas.seen(situation).flatMap(Sidelights::nodes));
        add(clues, "autoscaler", Autoscaling.late(situation).or(() -> Autoscaling.unmet(situation)));
        add(clues, "autoscaler", Autoscaling.troubles(situation));
        add(clues, "GPU memory", Leak.of(situation).first());
        add(clues, "GPUs", Gpus.broken(situation).or(() -> Gpus.noted(situation)));
        clues.add(new Clue(
                "Route 53",
                switch (situation.up(situation.self())) {
                    case YES -> "its checkers are answered";
                    case NO -> "its checkers get no answer";
                    case UNKNOWN -> "what its checkers see is not known";
                }));
        situation
                .view()
                .cluster()
                .known()
                .ifPresent(sight -> sight.findings().forEach(it -> clues.add(new Clue("cluster", it))));
        situation
                .view()
                .signals()
                .known()
                .ifPresent(sight -> sight.findings().forEach(it -> clues.add(new Clue("monitoring", it))));
        return clues;
    }

    private static void add(List<Clue> clues, String source, Optional<String> says) {
        says.ifPresent(it -> clues.add(new Clue(source, it)));
    }

    /** Why it is not known, where anybody looks at all. */
    private static Optional<String> unseen(Reading<?> reading) {
        return reading instanceof Reading.Unknown<?> unknown && unknown.looks() > 0
                ? Optional.of("not known: " + unknown.why())
                : Optional.empty();
    }

    private static Optional<String> requests(Situation situation) {
        return situation
                .view()
                .signals()
                .known()
                .map(seen -> requests(Traffic.demand(situation), Traffic.share(situation)) + lookback(seen));
    }

    /** Of what time that speaks. */
    private static String lookback(SignalSight seen) {
        return Optional.ofNullable(seen.values().get(Signal.REQUESTS))
                .map(measured -> ", in the last " + measured.lookback().toSeconds() + " s")
                .orElse("");
    }

    private static String requests(OptionalDouble demand, OptionalDouble share) {
        if (demand.isEmpty()) {
            return "nobody counts them";
        }
        String succeed =
                share.isPresent() ? String.format(Locale.ROOT, ", %.1f %% succeed", 100 * share.getAsDouble()) : "";
        return String.format(Locale.ROOT, "%.1f a second", demand.getAsDouble()) + succeed;
    }

    private static Optional<String> replicas(Situation situation) {
        return Replicas.none(situation)
                .or(() -> Replicas.missing(situation))
                .or(() -> Replicas.seen(situation)
                        .filter(seen -> Replicas.isWhole(situation) && Strain.desired(seen) > 0)
                        .map(seen -> "all of " + Strain.desired(seen) + " replicas are ready"));
    }
}
