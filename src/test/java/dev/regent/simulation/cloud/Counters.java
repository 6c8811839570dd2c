package dev.regent.simulation.cloud;

import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What a gateway counts, scraped from time to time and told as rates over a window, as Prometheus does it. */
final class Counters {
    private static final Duration KEPT = Duration.ofMinutes(3);

    private final Duration interval;
    private final Duration window;
    private final Deque<Second> seconds = new ArrayDeque<>();
    private List<Second> scraped = List.of();
    private long scrapedAt = Long.MIN_VALUE;

    private record Second(long nanos, double asked, double succeeded) {}

    /** Scraped each second, with rates over three; or as is usual, each 15 s with rates over a minute. */
    Counters(boolean isSlow) {
        this.interval = Duration.ofSeconds(isSlow ? 15 : 1);
        this.window = Duration.ofSeconds(isSlow ? 60 : 3);
    }

    void count(long nanos, double asked, double succeeded) {
        seconds.addLast(new Second(nanos, asked, succeeded));
        while (nanos - seconds.getFirst().nanos() > KEPT.toNanos()) {
            seconds.removeFirst();
        }
    }

    void scrape(long nanos) {
        if (scrapedAt == Long.MIN_VALUE || nanos - scrapedAt >= interval.toNanos()) {
            scrapedAt = nanos;
            scraped = List.copyOf(seconds);
        }
    }

    SignalSight sight(long nanos) {
        List<Second> within = scraped.stream()
                .filter(second ->
                        nanos - second.nanos() <= window.plus(interval).toNanos())
                .toList();
        if (within.isEmpty()) {
            return new SignalSight(Map.of(), List.of(), List.of());
        }
        Duration age = Duration.ofNanos(nanos - within.getLast().nanos());
        double asked = within.stream().mapToDouble(Second::asked).sum();
        double succeeded = within.stream().mapToDouble(Second::succeeded).sum();
        return new SignalSight(
                Map.of(
                        Signal.REQUESTS, new Measured(asked / within.size(), age, window),
                        Signal.SUCCESS_RATE, new Measured(succeeded / asked, age, window)),
                List.of(),
                List.of());
    }
}
