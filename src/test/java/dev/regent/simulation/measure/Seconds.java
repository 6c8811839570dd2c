package dev.regent.simulation.measure;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Many durations of the same thing.
 *
 * @param sorted in seconds, the shortest first
 */
public record Seconds(List<Double> sorted) {
    public Seconds {
        sorted = sorted.stream().sorted().toList();
    }

    /** Those that there are. */
    static Seconds of(Collection<Optional<Double>> many) {
        return new Seconds(many.stream().flatMap(Optional::stream).toList());
    }

    boolean isEmpty() {
        return sorted.isEmpty();
    }

    /** The value that this share of all does not exceed; of 0.5 the mean of the two in the middle. */
    double quantile(double share) {
        if (share == 0.5) {
            return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        }
        return sorted.get(Math.clamp((long) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
    }

    double median() {
        return quantile(0.5);
    }

    double worst() {
        return sorted.getLast();
    }

    String text(double share) {
        return isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f", quantile(share));
    }
}
