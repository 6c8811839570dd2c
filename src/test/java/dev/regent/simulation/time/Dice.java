package dev.regent.simulation.time;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that can be repeated. Everybody who leaves something to chance has dice of their own, by name, so that one who
 * throws more often changes nothing for the others: that is what makes a shrunk history resemble the whole one.
 */
public final class Dice {
    private final long seed;
    private final SplittableRandom random;

    public Dice(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** The dice of somebody: the same name and seed give the same throws. */
    public Dice of(String name) {
        return new Dice(seed * 0x9E3779B97F4A7C15L + name.hashCode());
    }

    public long seed() {
        return random.nextLong();
    }

    /** 0 to below {@code bound}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean once(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    public boolean coin() {
        return random.nextBoolean();
    }

    public double share() {
        return random.nextDouble();
    }

    /** Uniform, to the microsecond. */
    public Duration between(Duration shortest, Duration longest) {
        long range = longest.minus(shortest).toNanos() / 1_000;
        return shortest.plusNanos(1_000 * (range <= 0 ? 0 : random.nextLong(range + 1)));
    }

    public Duration upTo(Duration longest) {
        return between(Duration.ZERO, longest);
    }

    public <T> T oneOf(List<T> many) {
        return many.get(random.nextInt(many.size()));
    }
}
