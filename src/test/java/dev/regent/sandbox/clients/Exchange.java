package dev.regent.sandbox.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it.
 *
 * @param number in the order of sending, from 0
 * @param finished when the answer had arrived, or when the client gave up; null while it waits
 * @param region that answered, good or bad; null if none did
 * @param failure why it is not a good answer; null while it waits, and for good answers
 */
public record Exchange(
        long number,
        Instant sent,
        @Nullable Instant finished,
        @Nullable String region,
        @Nullable String failure) {
    static Exchange sent(long number, Instant sent) {
        return new Exchange(number, sent, null, null, null);
    }

    Exchange finished(Instant at, Answer answer) {
        return new Exchange(number, sent, at, answer.region(), answer.failure());
    }

    public boolean waits() {
        return finished == null;
    }

    public boolean good() {
        return finished != null && failure == null;
    }

    public boolean failed() {
        return failure != null;
    }
}
