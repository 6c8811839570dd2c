package dev.regent.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether the process was there all the time. One that was stopped for a while (a long garbage collection, a frozen
 * machine) finds the readings of before in its hands when it goes on, and must not take them for news.
 *
 * @param at     the last tick, by a clock that goes on while the process is stopped
 * @param latest the readings of the last tick
 * @param old    the readings that it found when it went on after it was stopped; whatever was not looked at since is not
 *               known
 */
public record Attention(Instant at, Readings latest, Readings old) {
    /**
     * Ticks come once a second and wait for nothing. As long as this, every port has had time for a look that says
     * otherwise; anything shorter is no older than a look that ran into its deadline.
     */
    public static final Duration LAPSE = Duration.ofSeconds(5);

    private static final String WHY = "not looked at since this process stood still";

    /** Nothing was looked at yet. */
    public static Attention beginning(Instant now) {
        return new Attention(now, Readings.NONE, Readings.NONE);
    }

    /** Whether the process stood still until {@code now}. */
    boolean lapsed(Instant now) {
        return Duration.between(at, now).compareTo(LAPSE) > 0;
    }

    /** Whether it ever stood still since it began. */
    public boolean stoodStill() {
        return !old.equals(Readings.NONE);
    }

    Attention next(Readings readings, Instant now) {
        return new Attention(now, readings, lapsed(now) ? readings : old);
    }

    /**
     * What was seen since. The own board is left as it is: whoever writes there is told by the condition of the write
     * what has become of it.
     */
    Readings seen() {
        if (!stoodStill()) {
            return latest;
        }
        return new Readings(
                latest.ownBoard(),
                since(latest.reports(), old.reports()),
                since(latest.probes(), old.probes()),
                since(latest.witnesses(), old.witnesses()),
                since(latest.epochs(), old.epochs()),
                since(latest.answers(), old.answers()),
                since(latest.zones(), old.zones()),
                since(latest.canaries(), old.canaries()),
                since(latest.clusters(), old.clusters()),
                since(latest.signals(), old.signals()),
                latest.asked());
    }

    private <K, T> Map<K, Reading<T>> since(Map<K, Reading<T>> readings, Map<K, Reading<T>> before) {
        Map<K, Reading<T>> seen = new HashMap<>();
        readings.forEach((what, reading) -> {
            Reading<T> last = before.get(what);
            seen.put(what, last == null ? reading : reading.since(last, at, WHY));
        });
        return seen;
    }
}
