package dev.regent.decision;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Condition.Unknown;
import dev.regent.world.Region;
import dev.regent.world.Sighting;
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
 * The condition of the service in this regent's own region. The strongest evidence comes first: requests of users that are
 * counted, inference that answers, then the cluster, then Route 53's checkers. What cannot be seen changes nothing: a dead
 * API server, Prometheus or metrics adapter alone fails no region. The table is {@code docs/condition.md}.
 */
final class OwnCondition {
    private OwnCondition() {}

    static Condition of(Situation situation, Optional<Shortfall> shortfall) {
        Region self = situation.self();
        Sighting sighting = situation.sighting(self);
        Condition before = situation.conditionBefore();
        if (!sighting.seen()) {
            return unknown(before, situation, "the gateway of " + self + " was not looked at yet");
        }
        return sighting.serving() > 0
                ? answering(situation, sighting, before, shortfall)
                : failing(situation, sighting, before);
    }

    private static Condition answering(
            Situation situation, Sighting sighting, Condition before, Optional<Shortfall> shortfall) {
        int patience = situation.thresholds().patience();
        if (before instanceof Failed && sighting.serving() < patience) {
            return new Failed("answers again, for " + sighting.serving() + " of " + patience + " looks");
        }
        Map<Source, Symptom> unseen = new EnumMap<>(Source.class);
        unseen.putAll(Unseen.of(situation));
        shortfall.ifPresent(it -> unseen.keySet().removeAll(it.symptoms().keySet()));
        return shortfall.isEmpty() && unseen.isEmpty()
                ? new Healthy("liveness and inference answer")
                : degraded(situation, shortfall, unseen);
    }

    /** Where users' requests are counted, they say what is served; but no count tells that memory does not run out. */
    private static Degraded degraded(Situation situation, Optional<Shortfall> shortfall, Map<Source, Symptom> unseen) {
        boolean isCounted = Traffic.share(situation).isPresent();
        double share = unseen.entrySet().stream()
                .filter(it -> !isCounted || it.getKey() == Source.MEMORY)
                .mapToDouble(it -> it.getValue().share())
                .reduce(shortfall.map(Shortfall::share).orElse(1.0), Math::min);
        String why = Stream.concat(
                        shortfall.map(Shortfall::why).stream(),
                        unseen.values().stream().map(it -> it.why() + " (when that could last be looked at)"))
                .collect(Collectors.joining("; "));
        return new Degraded(Shortfall.within(share), why);
    }

    private static Condition failing(Situation situation, Sighting sighting, Condition before) {
        String why = sighting.latest().why();
        Evidence evidence = Evidence.near(sighting, situation.thresholds().patience());
        if (evidence == Evidence.NOTHING) {
            return before;
        }
        FromAfar afar = FromAfar.of(situation);
        OptionalDouble served = Traffic.servedMeanwhile(situation, looks(sighting, evidence, afar));
        if (served.isPresent()) {
            double share = served.getAsDouble();
            return new Degraded(
                    Shortfall.within(share),
                    String.format(
                            Locale.ROOT,
                            "%.0f %% of the requests that are counted succeed, although our probe fails: %s",
                            100 * share,
                            why));
        }
        String and = Replicas.none(situation).map(none -> "; " + none).orElse("");
        return evidence == Evidence.ANSWERS_WRONG ? new Failed(why + and) : unanswered(situation, before, why, afar);
    }

    /** For how many it may have failed: whoever is merely cut off has not been served for longer than those who can look. */
    private static int looks(Sighting sighting, Evidence evidence, FromAfar afar) {
        return evidence == Evidence.NO_ANSWER && afar.convicts()
                ? Math.min(sighting.failing(), afar.failing())
                : sighting.failing();
    }

    /** One's own silence convicts only together with another witness: the trouble may be this regent's. */
    private static Condition unanswered(Situation situation, Condition before, String why, FromAfar afar) {
        Optional<String> none = Replicas.none(situation);
        if (none.isPresent()) {
            return new Failed(why + ", and " + none.get());
        }
        if (afar.convicts()) {
            return new Failed(why + ", and answered wrong as seen from "
                    + afar.wrong().stream().map(Region::name).collect(Collectors.joining(" and ")));
        }
        // What cannot be heard heals nothing, as long as another can be answered in its place.
        if (before instanceof Failed && afar.mayConvict() && isAnotherOpen(situation)) {
            return new Failed(why + ", and too few peers are heard to say that it is answered right again");
        }
        return switch (situation.up(situation.self())) {
            case NO -> new Failed(why + ", and Route 53's checkers get no answer either");
            case YES -> unknown(before, situation, why + ", but Route 53's checkers are answered");
            case UNKNOWN -> unknown(before, situation, why + ", and what Route 53's checkers see is not known");
        };
    }

    private static boolean isAnotherOpen(Situation situation) {
        return situation.service().regions().stream()
                .anyMatch(region -> !region.equals(situation.self()) && situation.seenOpen(region));
    }

    private static Unknown unknown(Condition before, Situation situation, String why) {
        return before instanceof Unknown unknown
                ? new Unknown(unknown.since(), why)
                : new Unknown(situation.now(), why);
    }
}
