package dev.regent.decision;

import dev.regent.world.Intent;
import dev.regent.world.Refusal;
import dev.regent.world.Region;
import dev.regent.world.WeightMove;
import dev.regent.world.ZoneState;
import java.util.Map;
import java.util.Optional;

/**
 * The home's part in a failback: it puts back what a ramp has given to another region,
 *
 * <ol>
 *   <li>at once where that region is no longer able;
 *   <li>where nobody asks for the failback any more (its order ran out, or its policy is automatic no longer), once the
 *       last step has stood for its time. An order that has ended changes nothing any more, so it is not completed.
 * </ol>
 *
 * <p>A ramp is known by its epoch, which the target's regent wrote. What a person gave a region by hand stays there.
 */
final class PutBack {
    private PutBack() {}

    static Optional<WeightMove> of(Picture picture, ZoneState zone) {
        Situation situation = picture.situation();
        return zone.weights().entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && !entry.getKey().equals(situation.self()))
                .map(Map.Entry::getKey)
                .filter(region -> !picture.isAble(region))
                .sorted()
                .findFirst()
                .map(region -> region + " is no longer able: its part of the traffic is put back")
                .or(() -> halfDone(situation, zone)
                        .filter(region -> obstacle(picture).isEmpty())
                        .map(region -> "the failback to " + region + " has ended half-done: its "
                                + zone.weights().get(region) + " % of the traffic is put back"))
                .map(why -> new WeightMove(
                        situation.service().name(),
                        situation.view().epoch().orElseThrow(),
                        situation.self(),
                        Settle.allTo(situation, situation.self()),
                        why));
    }

    static Optional<Refusal> refusal(Picture picture, ZoneState zone) {
        return halfDone(picture.situation(), zone)
                .flatMap(region -> obstacle(picture)
                        .map(why ->
                                new Refusal("put back the " + zone.weights().get(region) + " % of " + region, why)));
    }

    /** The region whose ramp nobody goes on with. */
    private static Optional<Region> halfDone(Situation situation, ZoneState zone) {
        boolean isWanted =
                situation.order().isPresent() || Failback.wanted(situation).isPresent();
        boolean hasStood =
                situation.memory().stepLooks() >= situation.service().failback().stepLooks();
        return isWanted || !hasStood
                ? Optional.empty()
                : situation.service().regions().stream()
                        .filter(region -> region.name().equals(zone.epoch().writer())
                                && !region.equals(situation.self())
                                && zone.weights().getOrDefault(region, 0) > 0)
                        .findFirst();
    }

    private static Optional<String> obstacle(Picture picture) {
        Situation situation = picture.situation();
        Region self = situation.self();
        Optional<Intent> pause = situation.pause();
        if (pause.isPresent()) {
            return pause.map(Situation::paused);
        }
        if (!picture.isAble(self)) {
            return Optional.of(self + " cannot serve: " + picture.verdict(self).why());
        }
        return situation.seenOpen(self) ? Optional.empty() : Optional.of(self + " is not seen open by Route 53");
    }
}
