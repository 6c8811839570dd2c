package dev.regent.signals;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * What Prometheus is asked for one signal: the value and the age of what it was computed from, in one query, so that both
 * are of one moment and by Prometheus' own clock.
 *
 * @param value PromQL that gives one number
 * @param age   PromQL that gives the seconds since the newest sample behind it was scraped
 */
record Query(String value, String age) {
    /** The label that tells the elements of an answer apart. */
    static final String PART = "regent";

    /** Durations of a single unit, as nearly all are; a longer unit is longer ago anyway. */
    private static final Pattern RANGE = Pattern.compile("\\[\\s*([0-9]{1,9})(ms|s|m|h)");

    static final String VALUE = "value";
    static final String AGE = "age";

    /** A query whose raw series are known. {@code rate()} goes on for a while after the last sample; its age does not. */
    static Query over(String value, String timestamps) {
        return new Query(value, "time() - max(" + timestamps + ")");
    }

    /**
     * Somebody else's query. Its age is that of its sample where it is a plain selector; of anything else Prometheus only
     * says when it was computed, so that is 0.
     */
    static Query written(String value) {
        return over(value, "timestamp(" + bracketed(value) + ")");
    }

    /** The same as it was five minutes ago, and how old that was then. Steps of a subquery stand at round times. */
    Query earlier() {
        return new Query(earlier(value), earlier(age));
    }

    private static String earlier(String promql) {
        return "last_over_time(" + bracketed(promql) + "[15s:5s] offset 5m)";
    }

    /** The longest time over which it looks back, as its range selectors say; zero where it has none. */
    Duration window() {
        return RANGE.matcher(value)
                .results()
                .map(range -> Duration.of(
                        Long.parseLong(range.group(1)),
                        switch (range.group(2)) {
                            case "ms" -> ChronoUnit.MILLIS;
                            case "s" -> ChronoUnit.SECONDS;
                            case "m" -> ChronoUnit.MINUTES;
                            default -> ChronoUnit.HOURS;
                        }))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    String promql() {
        return part(VALUE, bracketed(value)) + "\nor " + part(AGE, age);
    }

    /** The same vector with a label that says what it is. */
    static String part(String name, String vector) {
        return "label_replace(" + vector + ", \"" + PART + "\", \"" + name + "\", \"\", \"\")";
    }

    /** The line break ends a comment that may stand at its end. */
    private static String bracketed(String promql) {
        return "(" + promql + "\n)";
    }
}
