package dev.regent.sandbox.clients;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Every request of a client in the order of sending; the oldest are forgotten once there are too many. */
public final class RequestLog {
    /** An hour and a half at 20 requests per second. */
    private static final int MOST = 100_000;

    private final NavigableMap<Long, Exchange> requests = new ConcurrentSkipListMap<>();
    private final AtomicLong next = new AtomicLong();

    Exchange sent(Instant now) {
        var request = Exchange.sent(next.getAndIncrement(), now);
        requests.put(request.number(), request);
        requests.headMap(request.number() - MOST, true).clear();
        return request;
    }

    void finished(Exchange request, Instant now, Answer answer) {
        requests.computeIfPresent(request.number(), (number, waiting) -> waiting.finished(now, answer));
    }

    /** Numbers go on: requests that are still under way are not counted any more. */
    public void clear() {
        requests.clear();
    }

    public List<Exchange> all() {
        return List.copyOf(requests.values());
    }

    public List<Exchange> last(int count) {
        return List.copyOf(requests.tailMap(next.get() - count, true).values());
    }

    /** Those sent from the first instant on and before the second. */
    public List<Exchange> between(Instant from, Instant to) {
        return requests.values().stream()
                .filter(request ->
                        !request.sent().isBefore(from) && request.sent().isBefore(to))
                .toList();
    }

    public Tally tally() {
        return Tally.of(all());
    }

    public Tally tally(Instant from, Instant to) {
        return Tally.of(between(from, to));
    }

    public boolean everFailed(Instant from, Instant to) {
        return between(from, to).stream().anyMatch(Exchange::failed);
    }

    public Recovery recovery(Instant fault) {
        return Recovery.from(fault, all());
    }
}
