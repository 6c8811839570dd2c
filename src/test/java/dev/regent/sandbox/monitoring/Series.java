package dev.regent.sandbox.monitoring;

import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What is kept of the scrapes, and what can be said from it. */
final class Series {
    static final Duration EARLIER = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofMinutes(6);
    /** Of requests in the batch, of all that it has room for, when all of the capacity is asked for. */
    private static final double CACHE_AT_CAPACITY = 0.6;

    private static final double PREFILL = 0.08;

    private final Duration window;
    private final NavigableMap<Instant, Scrape> scrapes = new TreeMap<>();

    /** @param window of rates */
    Series(Duration window) {
        this.window = window;
    }

    void add(Scrape scrape) {
        scrapes.put(scrape.at(), scrape);
        scrapes.headMap(scrape.at().minus(KEPT), false).clear();
    }

    void forget() {
        scrapes.clear();
    }

    /** Since the newest scrape, whatever it showed. */
    Optional<Duration> scraped(Instant now) {
        return Optional.ofNullable(scrapes.lastEntry()).map(entry -> Duration.between(entry.getKey(), now));
    }

    /** Of the newest scrape; empty where nothing could be scraped then. */
    Optional<Duration> age(Instant now) {
        return newest().map(scrape -> Duration.between(scrape.at(), now));
    }

    private Optional<Scrape> newest() {
        return Optional.ofNullable(scrapes.lastEntry())
                .map(entry -> entry.getValue())
                .filter(scrape -> scrape.ready() > 0);
    }

    /**
     * A signal now.
     *
     * @param earlier what stands for five minutes ago while nothing was scraped then
     */
    OptionalDouble value(Signal signal, Instant now, Optional<Instant> earlier) {
        return switch (signal) {
            case REQUESTS_EARLIER -> before(now, earlier, Signal.REQUESTS);
            case QUEUE_WAIT_EARLIER -> before(now, earlier, Signal.QUEUE_WAIT);
            case REQUESTS, SUCCESS_RATE, QUEUE_LENGTH, QUEUE_WAIT, TIME_TO_FIRST_TOKEN, KV_CACHE ->
                newest().map(scrape -> at(signal, scrape)).orElse(OptionalDouble.empty());
        };
    }

    private OptionalDouble before(Instant now, Optional<Instant> earlier, Signal signal) {
        return Optional.ofNullable(scrapes.floorEntry(now.minus(EARLIER)))
                .or(() -> earlier.map(scrapes::floorEntry))
                .filter(entry -> entry.getValue().ready() > 0)
                .map(entry -> at(signal, entry.getValue()))
                .orElse(OptionalDouble.empty());
    }

    private OptionalDouble at(Signal signal, Scrape scrape) {
        OptionalDouble rate = rate(scrape);
        double asked = rate.orElse(0);
        return switch (signal) {
            case REQUESTS, REQUESTS_EARLIER -> rate;
            case SUCCESS_RATE -> share(scrape);
            case QUEUE_LENGTH -> OptionalDouble.of(scrape.waited() * asked);
            case QUEUE_WAIT, QUEUE_WAIT_EARLIER -> OptionalDouble.of(scrape.waited());
            case TIME_TO_FIRST_TOKEN -> OptionalDouble.of(scrape.waited() + PREFILL);
            case KV_CACHE -> OptionalDouble.of(cache(scrape, asked));
        };
    }

    /** A leak leaves less room for the same requests. */
    private static double cache(Scrape scrape, double asked) {
        double used = scrape.capacity() > 0 ? CACHE_AT_CAPACITY * asked / scrape.capacity() : 0;
        return Math.min(1, used + (1 - CACHE_AT_CAPACITY) * scrape.pressure());
    }

    private OptionalDouble rate(Scrape to) {
        Scrape from = from(to);
        double seconds = to.secondsSince(from);
        return seconds <= 0 ? OptionalDouble.empty() : OptionalDouble.of((to.finished() - from.finished()) / seconds);
    }

    /** Not a number where nobody asked, as when Prometheus divides by 0. */
    private OptionalDouble share(Scrape to) {
        Scrape from = from(to);
        double all = to.finished() - from.finished();
        return to.equals(from) ? OptionalDouble.empty() : OptionalDouble.of(1 - (to.bad() - from.bad()) / all);
    }

    private Scrape from(Scrape to) {
        var first = scrapes.ceilingEntry(to.at().minus(window));
        return first == null ? to : first.getValue();
    }
}
