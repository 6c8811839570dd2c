package dev.regent.simulation.history;

import dev.regent.simulation.cloud.Cloud;
import dev.regent.world.FailbackPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds a smaller history that still does what the first one does. Round after round, until nothing more can be left out
 * or the number of replays is used up, it tries
 *
 * <ol>
 *   <li>without the half, then the quarter, … then each one of the happenings (delta debugging);
 *   <li>with each of them half as long;
 *   <li>with the time after the last of them half as long;
 *   <li>with one replica in each region, no older configuration, and the usual failback and pace.
 * </ol>
 */
public final class Shrink {
    private static final int REPLAYS = 400;
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Predicate<History> still;
    private History smallest;
    private int replays;

    private Shrink(History whole, Predicate<History> still) {
        this.still = still;
        this.smallest = whole;
    }

    /**
     * The smallest that was found; the history itself where nothing can be left out.
     *
     * @param still whether a history still does what it is about; where it cannot be played, an {@link
     *     IllegalArgumentException} says no
     */
    public static History of(History whole, Predicate<History> still) {
        Shrink shrink = new Shrink(whole, still);
        History before;
        do {
            before = shrink.smallest;
            shrink.leaveOut();
            shrink.shorten();
            shrink.simplify();
        } while (!shrink.smallest.equals(before) && shrink.replays < REPLAYS);
        return shrink.smallest;
    }

    private boolean take(History candidate) {
        if (replays >= REPLAYS || candidate.equals(smallest)) {
            return false;
        }
        replays++;
        boolean does = does(candidate);
        smallest = does ? candidate : smallest;
        return does;
    }

    private boolean does(History candidate) {
        try {
            return still.test(candidate);
        } catch (IllegalArgumentException cannotBePlayed) {
            return false;
        }
    }

    private void leaveOut() {
        for (int size = (happenings().size() + 1) / 2; size > 0; size /= 2) {
            int from = 0;
            while (from < happenings().size()) {
                if (!take(smallest.with(without(from, size)))) {
                    from += size;
                }
            }
        }
    }

    private List<Happening> without(int from, int size) {
        List<Happening> left = new ArrayList<>(happenings());
        left.subList(from, Math.min(from + size, left.size())).clear();
        return left;
    }

    private void shorten() {
        for (int number = 0; number < happenings().size(); number++) {
            Happening happening = happenings().get(number);
            Duration half = half(happening.lasts());
            if (half.compareTo(SHORTEST) >= 0) {
                take(smallest.with(replaced(number, new Happening(happening.at(), half, happening.fault()))));
            }
        }
        if (smallest.healed().compareTo(SHORTEST.multipliedBy(2)) >= 0) {
            take(with(smallest.replicas(), smallest.older().isPresent(), half(smallest.healed())));
        }
    }

    private static Duration half(Duration duration) {
        return Duration.ofMillis(duration.toMillis() / 2);
    }

    private List<Happening> replaced(int number, Happening other) {
        List<Happening> happenings = new ArrayList<>(happenings());
        happenings.set(number, other);
        return happenings;
    }

    private void simplify() {
        take(with(1, smallest.older().isPresent(), smallest.healed()));
        take(with(smallest.replicas(), false, smallest.healed()));
        take(smallest.withFailback(FailbackPolicy.DEFAULTS));
        take(smallest.withPace(Cloud.Pace.DOCUMENTED));
    }

    private History with(int replicas, boolean keepsOlder, Duration healed) {
        return new History(
                smallest.seed(),
                smallest.regions(),
                replicas,
                keepsOlder ? smallest.older() : Optional.empty(),
                smallest.failback(),
                smallest.pace(),
                smallest.monitoring(),
                smallest.happenings(),
                healed);
    }

    private List<Happening> happenings() {
        return smallest.happenings();
    }
}
