package dev.regent.board;

import dev.regent.world.Region;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a report may say at most; whatever is beyond is refused with the field's name, for a peer may be mad. */
final class Bounds {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,63}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Bounds() {}

    static int count(String field, int value) {
        return (int) count(field, (long) value);
    }

    /** At most half of what a long holds, so that whoever counts on from it never overflows. */
    static long count(String field, long value) {
        if (value < 0 || value > Long.MAX_VALUE / 2) {
            throw new IllegalArgumentException(field + " is " + value);
        }
        return value;
    }

    static double between(String field, double least, double most, double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(field + " is " + value);
        }
        return value;
    }

    /** Part of a key on a board, so of few characters. */
    static String name(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " is not a name");
        }
        return value;
    }

    static Region region(String field, String value) {
        return new Region(name(field, value));
    }

    static @Nullable Region regionOrNull(String field, @Nullable String value) {
        return value == null ? null : region(field, value);
    }

    /** A sentence that ends up in logs and on pages: on one line. */
    static String text(String value) {
        return CONTROL.matcher(value).replaceAll(" ");
    }

    static Instant instant(String field, String value) {
        try {
            Instant instant = Instant.parse(value);
            if (!instant.isBefore(Instant.EPOCH) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException(field + " is not a time", notATime);
        }
        throw new IllegalArgumentException(field + " is " + value);
    }

    static @Nullable Instant instantOrNull(String field, @Nullable String value) {
        return value == null ? null : instant(field, value);
    }
}
