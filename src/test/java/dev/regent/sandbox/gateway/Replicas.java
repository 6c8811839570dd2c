package dev.regent.sandbox.gateway;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The replicas behind a gateway, by the time at which each is ready; times are nanoseconds of a monotonic clock. Those
 * asked for last are the first to go.
 */
final class Replicas {
    private final Duration startUp;
    private final Deque<Long> readyAt = new ArrayDeque<>();

    Replicas(Duration startUp) {
        this.startUp = startUp;
    }

    synchronized void scaleTo(int wanted, long now) {
        set(wanted, now + startUp.toNanos());
    }

    synchronized void haveReady(int wanted, long now) {
        readyAt.removeIf(at -> at - now > 0);
        set(wanted, now);
    }

    synchronized int ready(long now) {
        return (int) readyAt.stream().filter(at -> at - now <= 0).count();
    }

    private void set(int wanted, long newOnesReadyAt) {
        if (wanted < 0) {
            throw new IllegalArgumentException("There cannot be " + wanted + " replicas.");
        }
        while (readyAt.size() > wanted) {
            readyAt.removeLast();
        }
        while (readyAt.size() < wanted) {
            readyAt.addLast(newOnesReadyAt);
        }
    }
}
