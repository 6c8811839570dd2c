package dev.regent.sandbox.route53.dataplane;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The health that name servers know: what the checkers come to, one aggregation delay later. Only a check that is new
 * is known at once, as what it starts with. Thread-safe; listeners are called on the executor's thread, outside locks.
 */
final class PublishedHealth {
    private final Duration delay;
    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private final List<HealthListener> listeners = new CopyOnWriteArrayList<>();
    private Map<String, Boolean> measured = Map.of();
    private volatile Map<String, Boolean> published = Map.of();
    private long hurried;

    PublishedHealth(Duration delay, ScheduledExecutorService executor, InstantSource clock) {
        this.delay = delay;
        this.executor = executor;
        this.clock = clock;
    }

    void listen(HealthListener listener) {
        listeners.add(listener);
    }

    Optional<Boolean> healthy(String id) {
        return Optional.ofNullable(published.get(id));
    }

    /** Takes the present health of all checks there are. */
    synchronized void measured(Map<String, Boolean> now) {
        Map<String, Boolean> changes = new HashMap<>();
        now.forEach((id, healthy) -> {
            if (measured.containsKey(id) && !healthy.equals(measured.get(id))) {
                changes.put(id, healthy);
            }
        });
        if (!measured.keySet().equals(now.keySet())) {
            comeAndGo(now);
        }
        measured = now;
        if (!changes.isEmpty()) {
            long before = hurried;
            var unused = executor.schedule(
                    () -> publishUnlessHurried(changes, before), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Takes the present health of all checks and publishes it at once; what is on its way is forgotten. */
    void hurry(Map<String, Boolean> now) {
        Map<String, Boolean> changes = new HashMap<>(now);
        synchronized (this) {
            hurried++;
            measured = now;
            comeAndGo(now);
            changes.entrySet().removeIf(entry -> entry.getValue().equals(published.get(entry.getKey())));
        }
        publish(changes);
    }

    private void publishUnlessHurried(Map<String, Boolean> changes, long before) {
        boolean overtaken;
        synchronized (this) {
            overtaken = hurried != before;
        }
        if (!overtaken) {
            publish(changes);
        }
    }

    private void comeAndGo(Map<String, Boolean> now) {
        Map<String, Boolean> next = new HashMap<>(now);
        next.putAll(published);
        next.keySet().retainAll(now.keySet());
        published = Map.copyOf(next);
    }

    private void publish(Map<String, Boolean> changes) {
        Instant at = clock.instant();
        Map<String, Boolean> news = replace(changes);
        news.forEach((id, healthy) -> listeners.forEach(listener -> listener.changed(id, healthy, at)));
    }

    /** Leaves out checks that went away in between. */
    private synchronized Map<String, Boolean> replace(Map<String, Boolean> changes) {
        Map<String, Boolean> news = new HashMap<>(changes);
        news.keySet().retainAll(published.keySet());
        Map<String, Boolean> next = new HashMap<>(published);
        next.putAll(news);
        published = Map.copyOf(next);
        return news;
    }
}
