package dev.regent.sandbox.chaos.schedule;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * How much goes wrong.
 *
 * @param most      faults that are at work at once in a storm
 * @param longest   that a fault of a storm lasts
 * @param rest      the least and the most quiet time between one trouble and the next
 * @param allowed   which faults there are
 * @param deathsFar whether only one region's regent, drawn from the seed, may be killed
 */
public record Pace(int most, Duration longest, Range rest, Predicate<Ill> allowed, boolean deathsFar) {
    /** From the least to the most. */
    public record Range(Duration least, Duration most) {}

    /** As much as the machine bears. */
    public static final Pace CHAOS = new Pace(
            4, Duration.ofSeconds(60), new Range(Duration.ofSeconds(15), Duration.ofSeconds(50)), ill -> true, false);

    /**
     * With time to come to rest, and two regents that live through all of it, so that whatever grows in them is seen to
     * grow; the third is killed as any other fault comes. Clocks do not jump: the agent that does it stays in the
     * process, and would be taken for what the regent itself has gathered.
     */
    public static final Pace SOAK = new Pace(
            2,
            Duration.ofSeconds(45),
            new Range(Duration.ofSeconds(60), Duration.ofSeconds(150)),
            ill -> ill != Ill.ALL_REGENTS_DIE && ill != Ill.WALL_CLOCK_JUMPS,
            true);
}
