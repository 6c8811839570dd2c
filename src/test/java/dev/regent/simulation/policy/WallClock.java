package dev.regent.simulation.policy;

import dev.regent.decision.Decide;
import dev.regent.world.Decision;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.ServiceView;
import dev.regent.world.Sighting;
import dev.regent.world.World;
import java.time.Duration;
import java.time.Instant;

/** Patience that is counted by the clock: whoever was paused believes that it has looked on meanwhile. */
final class WallClock {
    static final Mistake PATIENCE = Mistake.deciding(
            "patience on the wall clock",
            "whatever has begun counts for as long as the clock says, a pause of the process included",
            WallClock::decide);

    private WallClock() {}

    private static Decision decide(World given, Instant now) {
        World world = Inattentive.asBefore(given);
        int since = world.mine()
                .map(report -> Math.max(
                        1, Math.round(Duration.between(report.at(), now).toMillis() / 1000f)))
                .orElse(1);
        World lasting = Seeing.services(
                world,
                view -> Seeing.sightings(view, (region, seen) -> lasting(seen, before(world, view, region), since)));
        return Decide.decide(Seeing.memory(lasting, (view, memory) -> lasting(memory, since - 1)), now);
    }

    private static Sighting before(World world, ServiceView view, Region region) {
        return world.mine()
                .map(report -> report.services().get(view.service().name()))
                .map(said -> said.sight(region))
                .orElse(Sighting.NONE);
    }

    private static Sighting lasting(Sighting seen, Sighting before, int since) {
        return new Sighting(
                seen.latest(),
                seen.serving(),
                lasting(seen.failing(), before.failing(), since),
                lasting(seen.wrong(), before.wrong(), since),
                seen.silent(),
                seen.saturated(),
                seen.history(),
                seen.looks());
    }

    private static int lasting(int seen, int before, int since) {
        if (seen == 0) {
            return 0;
        }
        return before == 0 ? 1 : before + since;
    }

    private static Memory lasting(Memory is, int missed) {
        return new Memory(
                is.acting(),
                begun(is.actingLooks(), missed),
                begun(is.deadLooks(), missed),
                begun(is.outLooks(), missed),
                begun(is.degradedLooks(), missed),
                is.symptoms(),
                begun(is.healthyLooks(), missed),
                begun(is.epochLooks(), missed),
                begun(is.stepLooks(), missed),
                is.left(),
                is.epoch(),
                is.insync(),
                is.incident());
    }

    private static int begun(int looks, int missed) {
        return looks == 0 ? 0 : looks + missed;
    }
}
