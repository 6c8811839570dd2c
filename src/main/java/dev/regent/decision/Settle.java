package dev.regent.decision;

import dev.regent.world.Intent;
import dev.regent.world.Memory;
import dev.regent.world.Refusal;
import dev.regent.world.Region;
import dev.regent.world.WeightMove;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rule 9. Weights settle what votes have moved: after long enough of acting service, or when DNS has answered for long
 * enough a region that is out and does not serve, or at once for an order. The region that is to be home takes them
 * itself; if its regent is silent, the first living regent in the order does it.
 */
final class Settle {
    private Settle() {}

    /**
     * Who should be home, and why.
     *
     * @param ordered a person asked for it
     */
    private record Proposal(Region home, String why, boolean ordered) {}

    static Optional<WeightMove> of(Picture picture) {
        Situation situation = picture.situation();
        if (situation.view().epoch().isEmpty()) {
            return Optional.empty();
        }
        return proposal(picture)
                .filter(proposal -> proposal.ordered() || situation.pause().isEmpty())
                .filter(proposal -> mover(situation, proposal.home()).equals(Optional.of(situation.self())))
                .map(proposal -> new WeightMove(
                        situation.service().name(),
                        situation.view().epoch().get(),
                        proposal.home(),
                        allTo(situation, proposal.home()),
                        proposal.why()));
    }

    static Optional<Refusal> refusal(Picture picture) {
        Situation situation = picture.situation();
        return proposal(picture)
                .filter(proposal -> !proposal.ordered())
                .flatMap(proposal -> situation
                        .pause()
                        .map(pause -> new Refusal(
                                "weights to " + proposal.home(),
                                Situation.paused(pause) + ", although " + proposal.why())));
    }

    private static Optional<Proposal> proposal(Picture picture) {
        Optional<Intent> order = picture.orderUnderWay();
        if (order.isPresent()) {
            return order.flatMap(Intent::to)
                    .map(to -> new Proposal(
                            to,
                            "ordered by " + order.get().by() + ": "
                                    + order.get().reason(),
                            true));
        }
        return served(picture).or(() -> dead(picture));
    }

    private static Optional<Proposal> served(Picture picture) {
        Situation situation = picture.situation();
        if (situation.home().filter(situation::seenOut).isEmpty()) {
            return Optional.empty();
        }
        Memory memory = situation.memory();
        int looks = memory.actingLooks();
        return picture.acting()
                // What is remembered may be of another region, which has just failed.
                .filter(region -> memory.acting().equals(Optional.of(region)) && picture.isAble(region))
                .filter(region -> looks >= situation.thresholds().actingService())
                .map(region -> new Proposal(region, region + " has served for " + looks + " looks", false));
    }

    private static Optional<Proposal> dead(Picture picture) {
        Situation situation = picture.situation();
        int looks = situation.deadLooks();
        if (looks < deadAnswerPatience(picture)) {
            return Optional.empty();
        }
        return picture.acting()
                .filter(picture::isAble)
                .or(() -> situation.standbys().stream().filter(picture::isAble).findFirst())
                .map(region -> new Proposal(
                        region,
                        "DNS has answered only regions that are out and do not serve for " + looks + " looks",
                        false));
    }

    /**
     * A living regent gets the time to open its region by itself; a region whose regent is silent cannot be opened but
     * by weights, so nothing is waited for.
     */
    private static int deadAnswerPatience(Picture picture) {
        Situation situation = picture.situation();
        boolean willOpen =
                situation.standbys().stream().anyMatch(region -> picture.isAble(region) && situation.living(region));
        return willOpen
                ? situation.thresholds().deadAnswer()
                : situation.thresholds().patience();
    }

    private static Optional<Region> mover(Situation situation, Region target) {
        return situation.living(target)
                ? Optional.of(target)
                : situation.service().regions().stream()
                        .filter(situation::living)
                        .findFirst();
    }

    static Map<Region, Integer> allTo(Situation situation, Region home) {
        Map<Region, Integer> weights = new HashMap<>();
        situation.service().regions().forEach(region -> weights.put(region, region.equals(home) ? 100 : 0));
        return weights;
    }
}
