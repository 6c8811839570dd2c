package dev.regent.decision;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Condition.Unknown;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import dev.regent.world.Witness.Sign;

/** The condition of the service in this regent's own region, from its own looks and Route 53's. */
final class OwnCondition {
    /** Saturated looks of the last ten that make a region degraded. */
    private static final int SATURATED = 3;

    private static final double WINDOW = 10;

    private OwnCondition() {}

    static Condition of(Situation situation) {
        Region self = situation.self();
        Sighting sighting = situation.sighting(self);
        Condition before = situation
                .saidBefore()
                .map(ServiceReport::condition)
                .orElseGet(() -> new Unknown(situation.now(), "not looked at yet"));
        if (!sighting.seen()) {
            return unknown(before, situation, "the gateway of " + self + " was not looked at yet");
        }
        return sighting.serving() > 0 ? answering(situation, sighting, before) : failing(situation, sighting, before);
    }

    private static Condition answering(Situation situation, Sighting sighting, Condition before) {
        int patience = situation.thresholds().patience();
        if (before instanceof Failed && sighting.serving() < patience) {
            return new Failed("answers again, for " + sighting.serving() + " of " + patience + " looks");
        }
        if (sighting.saturated() >= SATURATED) {
            double share = Math.max(1, WINDOW - sighting.saturated()) / WINDOW;
            return new Degraded(share, "it sheds load in " + sighting.saturated() + " of the last 10 looks");
        }
        return new Healthy("liveness and inference answer");
    }

    private static Condition failing(Situation situation, Sighting sighting, Condition before) {
        String why = sighting.latest().why();
        return switch (Evidence.near(sighting, situation.thresholds().patience())) {
            case NOTHING -> before;
            case ANSWERS_WRONG -> new Failed(why);
            case NO_ANSWER -> unanswered(situation, before, why);
        };
    }

    /** One's own silence convicts only together with Route 53's checkers: the trouble may be this regent's. */
    private static Condition unanswered(Situation situation, Condition before, String why) {
        Sign up = situation.up(situation.self());
        return switch (up) {
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
