package dev.regent.sandbox.gateway;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Requests one after the other at a given rate, with room for those that wait no longer than a bound; times are
 * nanoseconds of a monotonic clock.
 */
final class Queue {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long longestWait;
    private boolean used;
    private long freeAt;

    Queue(Duration longestWait) {
        this.longestWait = longestWait.toNanos();
    }

    /** How long one that came now would wait, if it were let in. */
    synchronized Duration waitNow(long now) {
        return Duration.ofNanos(used ? Math.max(0, freeAt - now) : 0);
    }

    /** How long a request that comes now has to wait for its turn; empty if that is too long, and it takes no turn. */
    synchronized OptionalLong join(long now, double requestsPerSecond) {
        var wait = used ? Math.max(0, freeAt - now) : 0;
        if (requestsPerSecond <= 0 || wait > longestWait) {
            return OptionalLong.empty();
        }
        used = true;
        freeAt = now + wait + (long) (NANOS_PER_SECOND / requestsPerSecond);
        return OptionalLong.of(wait);
    }
}
