package dev.regent.decision;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.ServiceDecision.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * A situation with what follows from it before anything is decided.
 *
 * @param own       the condition of the service in this regent's region
 * @param shortfall what can be seen of why that serves less than all
 * @param able      of every region
 * @param heir      the first standby in the order of preference that is able and seen open
 * @param acting    who serves while the home is out
 */
record Picture(
        Situation situation,
        Condition own,
        Optional<Shortfall> shortfall,
        Map<Region, Verdict> able,
        Optional<Region> heir,
        Optional<Region> acting) {

    static Picture of(Situation situation) {
        Optional<Shortfall> shortfall = Shortfall.of(situation);
        Condition own = OwnCondition.of(situation, shortfall);
        Map<Region, Verdict> able = Ability.of(situation, own);
        Optional<Region> heir = situation.standbys().stream()
                .filter(region -> Ability.isAble(able, region) && situation.seenOpen(region))
                .findFirst();
        return new Picture(situation, own, shortfall, able, heir, ActingHome.of(situation, own, heir));
    }

    /** The part of the demand that this region serves, by what can be seen now. */
    private double served() {
        double said = own instanceof Degraded degraded ? degraded.share() : 1;
        return shortfall.map(Shortfall::share).orElse(said);
    }

    /** What another region would have to serve of the demand, above 1 where it cannot. */
    double clearlyMore() {
        return served() * situation.thresholds().clearlyBetter();
    }

    Verdict verdict(Region region) {
        return able.getOrDefault(region, Ability.NO_PART);
    }

    boolean isAble(Region region) {
        return Ability.isAble(able, region);
    }

    /** The failover that was ordered, once its target is able and seen open: from then on it is carried out. */
    Optional<Intent> orderUnderWay() {
        return situation
                .order(Verb.FAILOVER)
                .filter(order -> order.to()
                        .filter(to -> isAble(to)
                                && situation.seenOpen(to)
                                && !situation.home().equals(Optional.of(to)))
                        .isPresent());
    }
}
