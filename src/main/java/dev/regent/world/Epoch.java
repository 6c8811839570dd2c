package dev.regent.world;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The record {@code _regent.<name>}: who is home, since which change.
 *
 * @param number grows by one with every change of weights
 * @param home   has the serving weight
 * @param writer the region whose regent wrote it, or who made the zone
 */
public record Epoch(long number, Region home, String writer, Instant at) {
    private static final Pattern TEXT = Pattern.compile("epoch=(\\d{1,18}) home=(\\S+) writer=(\\S+) at=(\\S+)");

    /** What the record says, such as {@code epoch=1 home=us-east-1 writer=terraform at=2026-11-22T10:00:00Z}. */
    public String text() {
        return "epoch=" + number + " home=" + home + " writer=" + writer + " at=" + at;
    }

    /** Reads {@link #text()}; empty where it says something else. Quotation marks around it are overlooked. */
    public static Optional<Epoch> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().replaceAll("^\"|\"$", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Epoch(
                    Long.parseLong(matcher.group(1)),
                    new Region(matcher.group(2)),
                    matcher.group(3),
                    Instant.parse(matcher.group(4))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
