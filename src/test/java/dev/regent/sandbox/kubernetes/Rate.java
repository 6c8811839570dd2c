package dev.regent.sandbox.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/** How fast a counter grows, over a window; for one thread at a time. */
final class Rate {
    private final Duration window;
    private final TreeMap<Instant, Long> samples = new TreeMap<>();

    Rate(Duration window) {
        this.window = window;
    }

    void add(long count, Instant now) {
        samples.put(now, count);
        samples.headMap(now.minus(window), false).clear();
    }

    /** 0 until there are two samples. */
    double perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        var first = samples.firstEntry();
        var last = samples.lastEntry();
        double seconds = Duration.between(first.getKey(), last.getKey()).toNanos() / 1e9;
        return seconds <= 0 ? 0 : (last.getValue() - first.getValue()) / seconds;
    }
}
