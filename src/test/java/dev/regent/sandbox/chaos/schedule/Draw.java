package dev.regent.sandbox.chaos.schedule;

import dev.regent.sandbox.chaos.schedule.Act.Asks;
import dev.regent.sandbox.chaos.schedule.Act.Breaks;
import dev.regent.sandbox.chaos.schedule.Act.Edits;
import dev.regent.sandbox.chaos.schedule.Act.Verb;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Draws trouble after trouble with rest between: a fault alone, a storm of several, or an order of on-call's. Faults
 * alone last long enough to be failed over from; storms may touch every region.
 */
final class Draw {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration FLAP = Duration.ofSeconds(2);
    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final Duration LONG_ENOUGH_TO_LEAVE = Duration.ofSeconds(38);
    private static final Duration ALONE_AT_MOST = Duration.ofSeconds(70);
    private static final Duration STORM_GATHERS = Duration.ofSeconds(20);
    private static final Duration PAUSED_AT_MOST = Duration.ofSeconds(60);
    private static final int ALONE = 55;
    private static final int STORM = 88;

    private final Random random;
    private final Duration length;
    private final Pace pace;
    private final List<Region> regions;
    private final Region mayDie;
    private final List<Act> acts = new ArrayList<>();

    Draw(long seed, Duration length, Pace pace, List<Region> regions) {
        this.random = new Random(seed);
        this.length = length;
        this.pace = pace;
        this.regions = regions;
        this.mayDie = any(regions);
    }

    List<Act> all() {
        for (Duration at = FIRST; at.compareTo(length) < 0; at = next(at)) {
            trouble(at);
        }
        return acts;
    }

    /** After the last fault and a rest. */
    private Duration next(Duration began) {
        Duration over = acts.stream()
                .flatMap(act -> act instanceof Breaks breaks ? Stream.of(breaks.until()) : Stream.of(act.at()))
                .reduce(began, (one, other) -> one.compareTo(other) > 0 ? one : other);
        return over.plus(between(pace.rest().least(), pace.rest().most()));
    }

    private void trouble(Duration at) {
        int kind = random.nextInt(100);
        if (kind < ALONE) {
            alone(at);
        } else if (kind < STORM) {
            storm(at);
        } else {
            asks(at, any(List.of(Verb.FAILOVER, Verb.FAILBACK)));
        }
        if (random.nextInt(6) == 0) {
            add(new Edits(at.plus(between(Duration.ZERO, STORM_GATHERS)), random.nextBoolean()));
        }
    }

    /** Two of three where users are: anywhere else nothing is to be seen of most faults. */
    private void alone(Duration at) {
        Ill ill = random.nextInt(3) > 0 ? ill(Ill::stopsServing) : ill(any -> true);
        Region region = random.nextInt(3) > 0 ? regions.getFirst() : any(regions);
        breaks(at, ill, region, between(LONG_ENOUGH_TO_LEAVE, ALONE_AT_MOST));
    }

    private void storm(Duration at) {
        int count = 2 + random.nextInt(pace.most() - 1);
        for (int number = 0; number < count; number++) {
            Duration begins = at.plus(between(Duration.ZERO, STORM_GATHERS));
            breaks(begins, ill(any -> true), any(regions), between(SHORTEST, pace.longest()));
        }
        switch (random.nextInt(5)) {
            case 0 -> asks(at.plus(between(Duration.ZERO, pace.longest())), Verb.FAILOVER);
            case 1 -> pauses(at);
            default -> {}
        }
    }

    private void pauses(Duration at) {
        Duration begins = at.plus(between(Duration.ZERO, STORM_GATHERS));
        asks(begins, Verb.PAUSE);
        asks(begins.plus(between(LONG_ENOUGH_TO_LEAVE, PAUSED_AT_MOST)), Verb.RESUME);
    }

    private void asks(Duration at, Verb verb) {
        Region target = verb == Verb.FAILBACK ? regions.getFirst() : any(regions);
        add(new Asks(at, verb, any(regions), target));
    }

    /** One that is there already, or that may not be there, is left out. */
    private void breaks(Duration at, Ill ill, Region region, Duration lasts) {
        Region where = pace.deathsFar() && ill.kills() ? mayDie : where(ill, region);
        boolean there = acts.stream()
                .anyMatch(act -> act instanceof Breaks other
                        && other.ill() == ill
                        && other.region().equals(where)
                        && other.until().plus(SHORTEST).compareTo(at) > 0);
        if (!there) {
            // A flap passes by itself, sooner.
            add(new Breaks(at, ill, where, ill == Ill.SHORT_FLAP ? FLAP : lasts));
        }
    }

    /** Only the last region has no capacity by itself. */
    private Region where(Ill ill, Region drawn) {
        return ill == Ill.REGION_ABLE ? regions.getLast() : drawn;
    }

    /** Nothing lasts beyond the end. */
    private void add(Act act) {
        boolean fits = act instanceof Breaks breaks
                ? breaks.until().compareTo(length) <= 0
                : act.at().compareTo(length) <= 0;
        if (fits) {
            acts.add(act);
        }
    }

    private Ill ill(Predicate<Ill> which) {
        return any(Stream.of(Ill.values()).filter(which).filter(pace.allowed()).toList());
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Duration between(Duration least, Duration most) {
        return least.plusMillis(random.nextLong(most.minus(least).toMillis() + 1));
    }
}
