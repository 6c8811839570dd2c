package dev.regent.simulation.history;

import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;

/**
 * One kind of lasting fault from which users must be served again within a bound, and how histories of it are made.
 *
 * @param name         for people, such as {@code gateway-dies}
 * @param bound        from the fault to the first good answer at worst
 * @param promisedFrom how many regions there must be for that: 2, or 3 where the fault leaves a single regent that sees it
 *                     and can say so, since of two regions one peer is never enough (design §4, row 15 of {@code
 *                     docs/split-brain.md}); or where it leaves nobody, for then there must be somebody to go to
 * @param fault        begins at {@link #AT} and lasts; what is given before it is part of it
 */
public record Trial(String name, Duration bound, int promisedFrom, Maker fault) {
    /** However few regions there are. */
    private static final int ANY = 2;

    /** Somebody besides the home and its heir. */
    private static final int THIRD = 3;

    /** When the fault begins. */
    public static final Duration AT = Duration.ofSeconds(20);

    /** How long it lasts; all of that is watched. */
    public static final Duration LASTS = Duration.ofSeconds(60);

    /** One that is promised in two regions as well. */
    public Trial(String name, Duration bound, Maker fault) {
        this(name, bound, ANY, fault);
    }

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

    /** The same, promised only where there is a third region. */
    public Trial withAThird() {
        return new Trial(name, bound, THIRD, fault);
    }

    /** Whether its bound holds in so many regions. */
    public boolean isPromisedIn(int regions) {
        return regions >= promisedFrom;
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
