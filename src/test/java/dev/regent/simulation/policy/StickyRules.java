package dev.regent.simulation.policy;

import dev.regent.world.HeldVote;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.Thresholds;
import dev.regent.world.Witness.Sign;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rule 7 taken out, clause by clause. */
final class StickyRules {
    private StickyRules() {}

    static List<Mistake> all() {
        return List.of(
                Mistake.seeing(
                        "7: a vote stands at least 15 s",
                        "a vote goes as soon as the home is seen open and its reason has gone",
                        world -> Witnesses.thresholds(world, StickyRules::notSticky)),
                Mistake.seeing(
                        "7: it stands while the home is seen out",
                        "a vote goes with its reason after 15 s, although the home is out",
                        world -> ForgetfulVotes.remembering(
                                world,
                                (held, vote) -> !held.isHome()
                                        || vote.looks()
                                                < held.view()
                                                        .service()
                                                        .thresholds()
                                                        .stickiness())),
                Mistake.voting(
                        "7: unless nobody else is able and the home serves",
                        "a vote stands while the home is seen out, although nobody else is able",
                        StickyRules::evenIfPointless),
                Mistake.voting(
                        "7 (ADR 6): that goes for a home that was left as well",
                        "a vote against a home that was left stands until INSYNC, although nobody else may serve",
                        StickyRules::leftForNobody),
                Mistake.voting(
                        "7: a left home's votes stand until INSYNC",
                        "a vote against a former home goes when the change is made",
                        (one, votes) ->
                                votes.keySet().removeIf(region -> !one.isHome(region) && !region.equals(one.self()))));
    }

    private static Thresholds notSticky(Thresholds is) {
        return StandbyRules.with(is, 0, is.actingService(), is.degraded(), is.holdDown());
    }

    private static void evenIfPointless(Saying.Case one, Map<Region, HeldVote> votes) {
        Optional<Region> home = one.view().home();
        boolean stands = home.isPresent()
                && one.before().containsKey(home.get())
                && one.view().witness(home.get()).open() != Sign.YES
                && !ForgetfulVotes.hasJustBecomeHome(one, home.get());
        if (stands) {
            votes.putIfAbsent(home.get(), one.vote(home.get(), "it stays out"));
        }
    }

    private static void leftForNobody(Saying.Case one, Map<Region, HeldVote> votes) {
        Memory memory = one.decided().said().memory();
        boolean isOnItsWay =
                memory.epoch().filter(epoch -> epoch.number() > memory.insync()).isPresent();
        one.before().forEach((region, vote) -> {
            if (isOnItsWay && !region.equals(one.self()) && !one.isHome(region)) {
                votes.putIfAbsent(region, one.vote(region, "it was left"));
            }
        });
    }
}
