package dev.regent.world;

import java.time.Instant;
import java.util.Optional;

/**
 * What a port saw last: known, or unknown since when and why. "I could not look" is a value, not a fault of what was
 * looked at.
 */
public sealed interface Reading<T> {
    /** How many looks have been completed so far, failed ones included; a reading is new when this has grown. */
    long looks();

    record Known<T>(T value, long looks) implements Reading<T> {}

    record Unknown<T>(Instant since, String why, long looks) implements Reading<T> {}

    /** What was seen, where something was. */
    default Optional<T> known() {
        return switch (this) {
            case Known<T> known -> Optional.of(known.value());
            case Unknown<T> unknown -> Optional.empty();
        };
    }

    /** This reading, unless nobody has looked since {@code before}: what was seen until then says nothing of now. */
    default Reading<T> since(Reading<?> before, Instant now, String why) {
        return looks() > before.looks() ? this : new Unknown<>(now, why, looks());
    }

    /** Nothing was looked at yet. */
    static <T> Reading<T> notYet(Instant now) {
        return new Unknown<>(now, "not looked at yet", 0);
    }
}
