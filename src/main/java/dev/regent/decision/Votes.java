package dev.regent.decision;

import dev.regent.decision.Opinion.Cast;
import dev.regent.world.HeldVote;
import dev.regent.world.Intent;
import dev.regent.world.OwnBoard;
import dev.regent.world.Refusal;
import dev.regent.world.Region;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The votes that this regent should hold now: its own as a standby, and the one against the home, which an order casts
 * at once and which is sticky (rules 7, 8 and 10).
 */
record Votes(Map<Region, HeldVote> held, List<Refusal> refusals) {

    static Votes of(Picture picture) {
        Situation situation = picture.situation();
        Map<Region, HeldVote> before = situation.heldBefore();
        if (!situation.service().regions().contains(situation.self())) {
            return new Votes(Map.of(), List.of());
        }
        if (situation.home().isEmpty()) {
            return new Votes(
                    before, List.of(new Refusal("any change of votes", "who is home is not known: no epoch was read")));
        }
        Region home = situation.home().get();
        Opinion opinion = againstHome(picture, home);
        Map<Region, HeldVote> held = new HashMap<>();
        opinion.reason()
                .or(() -> sticks(picture, home))
                .ifPresent(why -> held.put(home, longer(situation, before.get(home), why)));
        if (!situation.selfIsHome()) {
            StandbyVote.reason(picture)
                    .ifPresent(why -> held.put(situation.self(), longer(situation, before.get(situation.self()), why)));
        }
        before.forEach((region, vote) -> {
            if (isLeft(situation, region) && !Pointless.is(picture, region)) {
                held.put(region, longer(situation, vote, region + " was left; not every name server knows it yet"));
            }
        });
        return new Votes(held, opinion.refusal("vote against " + home).stream().toList());
    }

    private static Opinion againstHome(Picture picture, Region home) {
        Optional<Intent> order = picture.orderUnderWay();
        if (order.isPresent()) {
            return new Cast(
                    "ordered by " + order.get().by() + ": " + order.get().reason());
        }
        Situation situation = picture.situation();
        return NobodyBetter.filter(picture, situation.selfIsHome() ? HomeVote.of(picture) : PeerVote.of(picture, home));
    }

    /** Rule 7: why a vote against the home stands although its reason has gone. */
    private static Optional<String> sticks(Picture picture, Region home) {
        Situation situation = picture.situation();
        HeldVote vote = situation.heldBefore().get(home);
        if (vote == null || becameHome(situation) || isOutOfDate(situation, home)) {
            return Optional.empty();
        }
        if (Pointless.is(picture, home)) {
            return Optional.empty();
        }
        if (vote.looks() < situation.thresholds().stickiness()) {
            return Optional.of(vote.why());
        }
        return situation.seenOpen(home)
                ? Optional.empty()
                : Optional.of(home + " stays out until the weights have settled it");
    }

    /** Decided before the process stood still, and not known to have come to the board: it would be a new vote on old sight. */
    private static boolean isOutOfDate(Situation situation, Region home) {
        var vote = new OwnBoard.Vote(situation.service().name(), home);
        return situation.world().attention().stoodStill()
                && !situation.sighting(home).seen()
                && situation.world().own().known().stream()
                        .noneMatch(board -> board.votes().contains(vote));
    }

    /** Rule 8: what this region held against itself as a standby is not a vote against the home that it now is. */
    private static boolean becameHome(Situation situation) {
        return situation.selfIsHome()
                && situation
                        .memory()
                        .epoch()
                        .filter(epoch -> !epoch.home().equals(situation.self()))
                        .isPresent();
    }

    /** A former home that we voted against: the vote stands until the change that moved the home away is everywhere. */
    private static boolean isLeft(Situation situation, Region region) {
        return !region.equals(situation.self()) && !situation.home().equals(Optional.of(region)) && !situation.insync();
    }

    private static HeldVote longer(
            Situation situation, @org.jspecify.annotations.Nullable HeldVote before, String why) {
        return new HeldVote(
                why, before == null ? 0 : before.looks() + (situation.view().looked() ? 1 : 0));
    }
}
