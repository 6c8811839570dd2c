package dev.regent.decision;

import dev.regent.world.Condition.Healthy;
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
 * healthy for the soak time; a ramp whose target is no longer able is put back by the home.
 */
final class Failback {
    private static final int ALL = 100;

    private Failback() {}

    static Optional<WeightMove> of(Picture picture) {
        Situation situation = picture.situation();
        Optional<ZoneState> zone = situation.view().zone().known();
        if (zone.isEmpty() || situation.view().epoch().isEmpty() || !isCurrent(situation, zone.get())) {
            return Optional.empty();
        }
        return situation.selfIsHome() ? putBack(picture, zone.get()) : ramp(picture, zone.get());
    }

    static Optional<Refusal> refusal(Picture picture) {
        Situation situation = picture.situation();
        return target(situation)
                .filter(target -> target.equals(situation.self()))
                .flatMap(target -> obstacle(picture))
                .map(why -> new Refusal("fail back to " + situation.self(), why));
    }

    /** Steps are taken only from what the API shows of the present epoch. */
    private static boolean isCurrent(Situation situation, ZoneState zone) {
        return situation
                .view()
                .epoch()
                .filter(epoch -> epoch.number() == zone.epoch().number())
                .isPresent();
    }

    private static Optional<Region> target(Situation situation) {
        Optional<Region> ordered = situation.order(Verb.FAILBACK).flatMap(Intent::to);
        boolean automatic = situation.service().failback().automatic()
                && situation.pause().isEmpty()
                && situation.order().isEmpty();
        return ordered.or(() ->
                        automatic ? Optional.of(situation.service().regions().getFirst()) : Optional.empty())
                .filter(target -> !situation.home().equals(Optional.of(target)));
    }

    private static Optional<WeightMove> ramp(Picture picture, ZoneState zone) {
        Situation situation = picture.situation();
        if (target(situation).filter(situation.self()::equals).isEmpty()
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
        return situation.insync() ? Optional.empty() : Optional.of("the last change is not on every name server yet");
    }

    private static Optional<WeightMove> putBack(Picture picture, ZoneState zone) {
        Situation situation = picture.situation();
        return zone.weights().entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && !entry.getKey().equals(situation.self()))
                .map(Map.Entry::getKey)
                .filter(region -> !picture.isAble(region))
                .sorted()
                .findFirst()
                .map(region -> new WeightMove(
                        situation.service().name(),
                        situation.view().epoch().orElseThrow(),
                        situation.self(),
                        Settle.allTo(situation, situation.self()),
                        region + " is no longer able: its part of the traffic is put back"));
    }
}
