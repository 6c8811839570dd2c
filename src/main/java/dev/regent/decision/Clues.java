package dev.regent.decision;

import dev.regent.world.Clue;
import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
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
        add(clues, "requests", requests(situation));
        add(clues, "cluster", cluster(situation));
        add(clues, "autoscaler", Autoscaling.late(situation).or(() -> Autoscaling.troubles(situation)));
        Leak leak = Leak.of(situation);
        add(clues, "GPU memory", Optional.of(leak.first()).filter(text -> !text.isEmpty()));
        add(clues, "GPUs", Gpus.broken(situation));
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

    private static Optional<String> requests(Situation situation) {
        if (situation.view().signals() instanceof Reading.Unknown<SignalSight> unknown) {
            return asked(situation) ? Optional.of("not known: " + unknown.why()) : Optional.empty();
        }
        OptionalDouble demand = Traffic.demand(situation);
        if (demand.isEmpty()) {
            return Optional.of("nobody counts them");
        }
        OptionalDouble share = Traffic.share(situation);
        return Optional.of(String.format(Locale.ROOT, "%.1f a second", demand.getAsDouble())
                + (share.isPresent()
                        ? String.format(Locale.ROOT, ", %.1f %% succeed", 100 * share.getAsDouble())
                        : ""));
    }

    /** Whether anybody looks there at all. */
    private static boolean asked(Situation situation) {
        return situation.view().signals().looks() > 0;
    }

    private static Optional<String> cluster(Situation situation) {
        return switch (situation.view().cluster()) {
            case Reading.Unknown<?> unknown when unknown.looks() > 0 -> Optional.of("not known: " + unknown.why());
            case Reading.Unknown<?> unknown -> Optional.empty();
            case Reading.Known<?> known ->
                Replicas.none(situation)
                        .or(() -> Replicas.missing(situation))
                        .or(() -> Optional.of("all replicas are ready"));
        };
    }
}
