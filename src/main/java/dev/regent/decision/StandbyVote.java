package dev.regent.decision;

import dev.regent.world.Condition.Failed;
import dev.regent.world.Condition.Unknown;
import dev.regent.world.HeldVote;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import java.util.List;
import java.util.Optional;

/**
 * Rule 2. A standby keeps itself out while it is not able, or while another is seen open in its place: an able standby
 * before it, or the acting home. Where it cannot tell, it opens.
 *
 * <p>It closes only after it has seen the other open. After a change of home, a closed one stays closed while the new
 * home is open, until every name server knows of the change.
 */
final class StandbyVote {
    private StandbyVote() {}

    /** Why this standby should keep itself out; empty where it should be open. */
    static Optional<String> reason(Picture picture) {
        Situation situation = picture.situation();
        Optional<HeldVote> held = Optional.ofNullable(situation.heldBefore().get(situation.self()));
        return switch (picture.own()) {
            case Failed failed -> Optional.of(situation.self() + " cannot serve: " + failed.why());
            // Not looked at for long enough yet: what was said last stands.
            case Unknown unknown
            when held.isPresent() && !mustOpen(picture) && !isAbleAlthoughUnseen(picture) -> held.map(HeldVote::why);
            default -> mustOpen(picture) ? Optional.empty() : another(picture).or(() -> unsettled(situation, held));
        };
    }

    /** This regent is blind for its own gateway, and Route 53's checkers are answered. */
    private static boolean isAbleAlthoughUnseen(Picture picture) {
        Situation situation = picture.situation();
        boolean looked = situation.sighting(situation.self()).failing()
                >= situation.thresholds().patience();
        return looked && picture.isAble(situation.self());
    }

    private static boolean mustOpen(Picture picture) {
        Situation situation = picture.situation();
        Optional<Region> self = Optional.of(situation.self());
        return picture.acting().equals(self)
                || situation.order(Verb.FAILOVER).flatMap(Intent::to).equals(self)
                // Nobody who is open is answered, so nobody is open: then better several than none.
                || situation.deadLooks() >= situation.thresholds().deadAnswer();
    }

    private static Optional<String> another(Picture picture) {
        Situation situation = picture.situation();
        List<Region> standbys = situation.standbys();
        int own = standbys.indexOf(situation.self());
        return standbys.stream()
                .filter(region -> standbys.indexOf(region) < own || isActing(picture, region))
                .filter(region -> picture.isAble(region) && situation.seenOpen(region))
                .findFirst()
                .map(region -> region + " is able and open, so " + situation.self() + " is not needed");
    }

    /**
     * It is acting home, and says so itself where it says anything. Regents that see several open at the same time may take
     * different ones for it, and would all close.
     */
    private static boolean isActing(Picture picture, Region region) {
        Optional<Region> acting = Optional.of(region);
        return picture.acting().equals(acting)
                && picture.situation()
                        .fresh(region)
                        .map(said -> said.memory().acting().equals(acting))
                        .orElse(true);
    }

    private static Optional<String> unsettled(Situation situation, Optional<HeldVote> held) {
        return situation
                .home()
                .filter(home -> held.isPresent() && situation.seenOpen(home) && !situation.insync())
                .map(home -> "not every name server knows yet that " + home + " is home");
    }
}
