package dev.regent.decision;

import dev.regent.world.Condition.Healthy;
import dev.regent.world.Epoch;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Refusal;
import dev.regent.world.Region;
import dev.regent.world.WeightMove;
import dev.regent.world.ZoneState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Failback is a change of weights, never a side effect of recovery. The target's regent ramps, once its region has been
 * healthy for the soak time; a ramp that nobody goes on with is put back by the home ({@link PutBack}).
 */
final class Failback {
    private static final int ALL = 100;

    private Failback() {}

    static Optional<WeightMove> of(Picture picture) {
        Situation situation = picture.situation();
        return zone(situation)
                .flatMap(zone -> situation.selfIsHome() ? PutBack.of(picture, zone) : ramp(picture, zone));
    }

    static Optional<Refusal> refusal(Picture picture) {
        Situation situation = picture.situation();
        return situation.selfIsHome()
                ? zone(situation).flatMap(zone -> PutBack.refusal(picture, zone))
                : wanted(situation)
                        .filter(target -> target.equals(situation.self()))
                        .flatMap(target -> obstacle(picture))
                        .map(why -> new Refusal("fail back to " + situation.self(), why));
    }

    /** Steps are taken only from what the API shows of the present epoch. */
    private static Optional<ZoneState> zone(Situation situation) {
        Optional<Long> present = situation.view().epoch().map(Epoch::number);
        return situation
                .view()
                .zone()
                .known()
                .filter(zone -> present.equals(Optional.of(zone.epoch().number())));
    }

    /** Where the traffic should go back to, by an order or by the policy, whatever stands against it. */
    static Optional<Region> wanted(Situation situation) {
        return situation
                .order(Verb.FAILBACK)
                .flatMap(Intent::to)
                .or(() -> byPolicy(situation))
                .filter(target -> !situation.home().equals(Optional.of(target)));
    }

    private static Optional<Region> byPolicy(Situation situation) {
        return situation.service().failback().automatic() && situation.order().isEmpty()
                ? Optional.of(situation.service().regions().getFirst())
                : Optional.empty();
    }

    private static Optional<WeightMove> ramp(Picture picture, ZoneState zone) {
        Situation situation = picture.situation();
        if (wanted(situation).filter(situation.self()::equals).isEmpty()
                || obstacle(picture).isPresent()) {
            return Optional.empty();
        }
        FailbackPolicy policy = situation.service().failback();
        int now = zone.weights().getOrDefault(situation.self(), 0);
        if (now > 0 && situation.memory().stepLooks() < policy.stepLooks()) {
            return Optional.empty();
        }
        int next = Stream.concat(policy.ramp().stream(), Stream.of(ALL))
                .filter(step -> step > now)
                .findFirst()
                .orElse(ALL);
        return situation.home().map(home -> step(situation, home, next));
    }

    private static WeightMove step(Situation situation, Region home, int percent) {
        Region self = situation.self();
        Map<Region, Integer> weights = new HashMap<>(Settle.allTo(situation, self));
        weights.put(self, percent);
        weights.put(home, ALL - percent);
        return new WeightMove(
                situation.service().name(),
                situation.view().epoch().orElseThrow(),
                percent == ALL ? self : home,
                weights,
                "failing back to " + self + ": " + percent + " % of the traffic");
    }

    private static Optional<String> obstacle(Picture picture) {
        Situation situation = picture.situation();
        int soaked = situation.memory().healthyLooks();
        int soak = situation.service().failback().soak();
        if (!(picture.own() instanceof Healthy)) {
            return Optional.of(
                    situation.self() + " is not healthy: " + picture.own().why());
        }
        if (soaked < soak) {
            return Optional.of("healthy for " + soaked + " of " + soak + " looks");
        }
        if (!situation.seenOpen(situation.self())) {
            return Optional.of(situation.self() + " is not seen open by Route 53");
        }
        if (situation.home().filter(situation::seenOpen).isEmpty()) {
            return Optional.of("the home is not seen open by Route 53");
        }
        return situation.insync() ? pause(situation) : Optional.of("the last change is not on every name server yet");
    }

    /** It stops the policy, not an order. */
    private static Optional<String> pause(Situation situation) {
        return situation.order().isPresent()
                ? Optional.empty()
                : situation.pause().map(Situation::paused);
    }
}
