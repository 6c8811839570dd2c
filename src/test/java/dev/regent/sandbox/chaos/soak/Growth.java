package dev.regent.sandbox.chaos.soak;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares the median of the second sixth of the time with that of the last sixth; the first sixth is left to warming
 * up.
 *
 * @param from    the median of the second sixth
 * @param to      that of the last
 * @param samples that there were
 */
public record Growth(String replica, Measure measure, double from, double to, int samples) {
    private static final int PARTS = 6;
    private static final int FEWEST = 2 * PARTS;

    /** Empty where there is too little to say anything. */
    static Optional<Growth> of(String replica, Measure measure, List<Sample> all) {
        double[] values = series(measure, all).stream()
                .mapToDouble(measure::of)
                .filter(Double::isFinite)
                .toArray();
        if (values.length < FEWEST) {
            return Optional.empty();
        }
        int part = values.length / PARTS;
        double from = median(Arrays.copyOfRange(values, part, 2 * part));
        double to = median(Arrays.copyOfRange(values, values.length - part, values.length));
        return Optional.of(new Growth(replica, measure, from, to, values.length));
    }

    /** Of a process: those of the one that lived the longest. */
    private static List<Sample> series(Measure measure, List<Sample> all) {
        if (!measure.isOfAProcess()) {
            return all;
        }
        Map<String, List<Sample>> byProcess =
                all.stream().collect(Collectors.groupingBy(Sample::pid, LinkedHashMap::new, Collectors.toList()));
        return byProcess.values().stream()
                .max(java.util.Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    public boolean isFlat() {
        return to <= measure.most(from);
    }
}
