package dev.regent.world;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

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

    /** The same reading, of what was made of its value. */
    default <R> Reading<R> map(Function<T, R> making) {
        return switch (this) {
            case Known<T>(T value, long count) -> new Known<>(making.apply(value), count);
            case Unknown<T>(Instant since, String why, long count) -> new Unknown<>(since, why, count);
        };
    }
}
