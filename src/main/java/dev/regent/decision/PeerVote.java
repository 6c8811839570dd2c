package dev.regent.decision;

import dev.regent.decision.Opinion.Cast;
import dev.regent.decision.Opinion.Leave;
import dev.regent.decision.Opinion.Silent;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import dev.regent.world.Witness.Sign;
import java.util.Optional;

/**
 * Rule 5. A peer votes against the home only: when its probe is answered wrong and another observer agrees (the home's
 * own report, another board, Route 53's check), or when its probe is not answered and Route 53's check fails; never
 * while the home's fresh report shows that it serves anything at all. And when it has seen the home out for its patience
 * while another region serves: that moves nothing, and keeps what has moved.
 */
final class PeerVote {
    private PeerVote() {}

    static Opinion of(Picture picture, Region home) {
        Opinion failed = failed(picture, home);
        return failed instanceof Cast ? failed : Replaced.of(picture).orElse(failed);
    }

    private static Opinion failed(Picture picture, Region home) {
        Situation situation = picture.situation();
        Optional<ServiceReport> word = situation.fresh(home);
        boolean serves = word.map(said -> said.condition().serves()).orElse(false);
        Sighting sighting = situation.sighting(home);
        Sighting own = word.map(said -> said.sight(home)).orElse(Sighting.NONE);
        Evidence evidence = Evidence.far(sighting, own, situation.thresholds().patience(), serves);
        if (evidence == Evidence.NOTHING) {
            return new Silent();
        }
        String seen = "seen from " + situation.self() + ": " + sighting.latest().why();
        if (serves) {
            return new Leave("the regent of " + home + " says that it serves; " + seen);
        }
        return evidence == Evidence.ANSWERS_WRONG ? wrong(situation, home, seen) : silent(situation, home, seen);
    }

    private static Opinion wrong(Situation situation, Region home, String seen) {
        return another(situation, home)
                .<Opinion>map(other -> new Cast(home + " has failed: " + seen + "; " + other))
                .orElseGet(() -> new Leave("nobody else says so; " + seen));
    }

    private static Opinion silent(Situation situation, Region home, String seen) {
        return switch (situation.up(home)) {
            case NO -> new Cast(home + " has failed: " + seen + "; Route 53's checkers get no answer either");
            case YES -> new Leave("Route 53's checkers are answered; " + seen);
            case UNKNOWN -> new Leave("what Route 53's checkers see is not known; " + seen);
        };
    }

    private static Optional<String> another(Situation situation, Region home) {
        if (situation.up(home) == Sign.NO) {
            return Optional.of("Route 53's checkers get no answer from its gateway");
        }
        if (situation
                .fresh(home)
                .filter(said -> said.condition() instanceof Failed)
                .isPresent()) {
            return Optional.of("its own regent says so");
        }
        int patience = situation.thresholds().patience();
        return situation
                .freshPeers()
                .filter(peer -> !peer.getKey().equals(home))
                .filter(peer -> Evidence.near(peer.getValue().sight(home), patience) == Evidence.ANSWERS_WRONG)
                .findFirst()
                .map(peer -> "the regent of " + peer.getKey() + " says so too");
    }
}
