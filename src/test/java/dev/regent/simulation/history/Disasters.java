package dev.regent.simulation.history;

import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;

/** Makes histories by chance: whatever can go wrong, several at once, at random moments. */
public final class Disasters {
    private Disasters() {}

    /** The same seed gives the same history. */
    public static History of(long seed) {
        Dice dice = new Dice(seed).of("disasters");
        int regions = 2 + dice.below(4);
        List<Region> all = Platform.of(regions).regions();
        return History.quiet(seed, regions, Duration.ofSeconds(200))
                .with(List.of(new Happening(
                        dice.upTo(Duration.ofSeconds(60)),
                        Duration.ofSeconds(90),
                        new Faults.Gateway(dice.oneOf(all), dice.oneOf(List.of(Behaviour.values()))))));
    }
}
