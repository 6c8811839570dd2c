package dev.regent.simulation.policy;

import dev.regent.world.Attention;
import dev.regent.world.PeerBoard;
import dev.regent.world.Readings;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import dev.regent.world.World;
import java.util.Optional;

/** Whoever was paused does not notice, and believes the readings that it finds in its hands. */
final class Inattentive {
    static final Mistake OLD_IS_NEWS = Mistake.seeing(
            "what was seen before a pause is news",
            "a process that goes on after a pause decides by the readings of before",
            Inattentive::asBefore);

    private Inattentive() {}

    /** In its first tick after a pause, the world as it was before, from the readings and the own report. */
    static World asBefore(World world) {
        Attention attention = world.attention();
        boolean wakes =
                attention.old().equals(attention.latest()) && !attention.old().equals(Readings.NONE);
        if (!wakes) {
            return world;
        }
        World found = new AlteredWorld(world)
                .attention(new Attention(attention.at(), attention.latest(), Readings.NONE))
                .made()
                .next(world.mine(), attention.latest(), attention.at());
        World heard = Seeing.peers(
                found,
                (region, board) -> new PeerBoard(
                        board.report(), 0, board.looks(), board.report().isPresent()));
        return Seeing.services(
                heard,
                view -> Seeing.sightings(
                        view,
                        (region, seen) ->
                                said(world, view.service().name(), region).orElse(seen)));
    }

    private static Optional<Sighting> said(World world, String service, Region region) {
        return world.mine()
                .map(report -> report.services().get(service))
                .map(ServiceReport::sees)
                .map(sees -> sees.get(region));
    }
}
