package dev.regent.simulation.history;

import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;

/**
 * One kind of lasting fault from which users must be served again within a bound, and how histories of it are made.
 *
 * @param name  for people, such as {@code gateway-dies}
 * @param bound from the fault to the first good answer at worst
 * @param fault begins at {@link #AT} and lasts; what is given before it is part of it
 */
public record Trial(String name, Duration bound, Maker fault) {
    /** When the fault begins. */
    public static final Duration AT = Duration.ofSeconds(20);

    /** How long it lasts; all of that is watched. */
    public static final Duration LASTS = Duration.ofSeconds(60);

    /** Makes what happens, from what there is. */
    @FunctionalInterface
    public interface Maker {
        List<Happening> happenings(Cast cast);
    }

    /**
     * Who plays which part.
     *
     * @param others the regions after the heir
     */
    public record Cast(Region home, Region heir, List<Region> others, Dice dice) {
        String replica(Region region) {
            return region + "-a";
        }
    }

    /** A history of it, in so many regions. */
    public History history(long seed, int regions) {
        List<Region> all = Platform.of(regions).regions();
        Dice dice = new Dice(seed).of(name);
        Cast cast = new Cast(all.getFirst(), all.get(1), all.subList(2, all.size()), dice);
        return History.quiet(seed, regions, Duration.ofSeconds(1)).with(fault.happenings(cast));
    }

    @Override
    public String toString() {
        return name;
    }
}
