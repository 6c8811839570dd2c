package dev.regent.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/**
 * The one clock of a simulation: it stands still while something happens, and jumps to whatever happens next. Events of
 * the same moment happen in the order in which they were planned.
 */
public final class VirtualTime implements InstantSource {
    private final Instant began = Instant.parse("2026-11-22T12:00:00Z");
    private final PriorityQueue<Event> planned = new PriorityQueue<>();
    private long now;
    private long plannedSoFar;

    private record Event(long at, long number, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
        }
    }

    @Override
    public Instant instant() {
        return began.plusNanos(now);
    }

    /** Since the beginning, as {@link System#nanoTime} would count. */
    public long nanos() {
        return now;
    }

    public Duration sinceBeginning() {
        return Duration.ofNanos(now);
    }

    public void after(Duration wait, Runnable what) {
        planned.add(new Event(now + Math.max(0, wait.toNanos()), plannedSoFar++, what));
    }

    /** Again and again, the first time after one interval. */
    public void every(Duration interval, Runnable what) {
        after(interval, () -> {
            what.run();
            every(interval, what);
        });
    }

    /** Lets so much time pass, and everything happen that is planned for it. */
    public void pass(Duration length) {
        long end = now + length.toNanos();
        Event next = planned.peek();
        while (next != null && next.at() <= end) {
            planned.remove();
            now = next.at();
            next.what().run();
            next = planned.peek();
        }
        now = end;
    }
}
