package dev.regent.sandbox.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The events so far, ordered by their own time; any thread may add one and any may read. */
public final class Timeline {
    private static final int MOST_KEPT = 5_000;
    private static final Comparator<Entry> ORDER =
            Comparator.comparing((Entry entry) -> entry.event().at()).thenComparing(Entry::number);

    private final ConcurrentSkipListSet<Entry> entries = new ConcurrentSkipListSet<>(ORDER);
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong added = new AtomicLong();

    private record Entry(Event event, long number) {}

    public void add(Event event) {
        entries.add(new Entry(event, added.getAndIncrement()));
        if (entries.size() > MOST_KEPT) {
            entries.pollFirst();
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    public void add(Instant at, Event.Kind kind, String region, String by, String why) {
        add(new Event(at, kind, region, by, why));
    }

    /** Told of every event to come, on the thread that adds it: it must not block. */
    public void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    public void forget(Consumer<Event> listener) {
        listeners.remove(listener);
    }

    public List<Event> all() {
        return entries.stream().map(Entry::event).toList();
    }

    /** From that instant on, it included. */
    public List<Event> since(Instant from) {
        return all().stream().filter(event -> !event.at().isBefore(from)).toList();
    }

    public List<Event> last(int count) {
        List<Event> all = all();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    public void clear() {
        entries.clear();
    }
}
