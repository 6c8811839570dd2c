package dev.regent.decision;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Condition.Unknown;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import dev.regent.world.Source;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The condition of the service in this regent's own region. The strongest evidence comes first: requests of users that are
 * counted, inference that answers, then the cluster, then Route 53's checkers. What cannot be seen changes nothing: a dead
 * API server, Prometheus or metrics adapter alone fails no region. The table is {@code docs/condition.md}.
 *
 * @param condition what it is
 * @param by        what shows that it is degraded, or showed it when it could last be looked at; empty if it is not
 */
record OwnCondition(Condition condition, Set<Source> by) {
    static OwnCondition of(Situation situation) {
        Condition before = situation
                .saidBefore()
                .map(ServiceReport::condition)
                .orElseGet(() -> new Unknown(situation.now(), "not looked at yet"));
        Optional<Shortfall> shortfall = Shortfall.of(situation, before);
        Condition condition = condition(situation, before, shortfall);
        Set<Source> by = new HashSet<>();
        if (condition instanceof Degraded) {
            by.addAll(Unseen.of(situation));
            shortfall.ifPresent(it -> by.addAll(it.by()));
        }
        return new OwnCondition(condition, Set.copyOf(by));
    }

    private static Condition condition(Situation situation, Condition before, Optional<Shortfall> shortfall) {
        Region self = situation.self();
        Sighting sighting = situation.sighting(self);
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
        if (before instanceof Degraded degraded
                && Unseen.is(situation)
                && shortfall.map(Shortfall::share).orElse(1.0) >= degraded.share()) {
            return degraded;
        }
        return shortfall
                .<Condition>map(it -> new Degraded(it.share(), it.why()))
                .orElseGet(() -> new Healthy("liveness and inference answer"));
    }

    private static Condition failing(Situation situation, Sighting sighting, Condition before) {
        String why = sighting.latest().why();
        Evidence evidence = Evidence.near(sighting, situation.thresholds().patience());
        if (evidence == Evidence.NOTHING) {
            return before;
        }
        OptionalDouble served = Traffic.servedMeanwhile(situation);
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
        return evidence == Evidence.ANSWERS_WRONG ? new Failed(why + and) : unanswered(situation, before, why);
    }

    /** One's own silence convicts only together with another witness: the trouble may be this regent's. */
    private static Condition unanswered(Situation situation, Condition before, String why) {
        Optional<String> none = Replicas.none(situation);
        if (none.isPresent()) {
            return new Failed(why + ", and " + none.get());
        }
        return switch (situation.up(situation.self())) {
            case NO -> new Failed(why + ", and Route 53's checkers get no answer either");
            case YES -> unknown(before, situation, why + ", but Route 53's checkers are answered");
            case UNKNOWN -> unknown(before, situation, why + ", and what Route 53's checkers see is not known");
        };
    }

    private static Unknown unknown(Condition before, Situation situation, String why) {
        return before instanceof Unknown unknown
                ? new Unknown(unknown.since(), why)
                : new Unknown(situation.now(), why);
    }
}
