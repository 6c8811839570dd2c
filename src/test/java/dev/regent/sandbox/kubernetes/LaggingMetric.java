package dev.regent.sandbox.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A metric's samples, as they are seen by somebody to whom they come late. */
final class LaggingMetric {
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final NavigableMap<Instant, Double> samples = new TreeMap<>();

    void add(Instant at, double value) {
        samples.put(at, value);
        samples.headMap(at.minus(KEPT), false).clear();
    }

    /** The newest sample that has come through; the oldest there is while none has; 0 while there is none. */
    double seen(Instant now, Duration lag) {
        Entry<Instant, Double> newest = samples.floorEntry(now.minus(lag));
        if (newest == null) {
            newest = samples.firstEntry();
        }
        return newest == null ? 0 : newest.getValue();
    }
}
