package dev.regent.signals;

import dev.regent.world.SignalSight.Signal;
import java.time.Duration;

/**
 * What Prometheus is asked for one signal: the value and the age of what it was computed from, in one query, so that both
 * are of one moment and by Prometheus' own clock.
 *
 * @param value  PromQL that gives one number
 * @param age    PromQL that gives the seconds since the newest sample behind it was scraped
 * @param window the longest time over which the value looks back; zero where it is as it was scraped
 */
record Query(String value, String age, Duration window) {
    /** The label that tells the elements of an answer apart. */
    static final String PART = "regent";

    static final String VALUE = "value";
    static final String AGE = "age";

    /** A query whose raw series are known. {@code rate()} goes on for a while after the last sample; its age does not. */
    static Query over(String value, String timestamps) {
        return over(value, timestamps, Lookback.ofRanges(value));
    }

    private static Query over(String value, String timestamps, Duration window) {
        return new Query(value, "time() - max(" + timestamps + ")", window);
    }

    /**
     * Somebody else's query. Its age is that of its sample where it is a plain selector; of anything else Prometheus only
     * says when it was computed, so that is 0. What it counts of requests may be a recorded series, which is a rate without
     * having a range: taken for what is now, it would hide a failure.
     */
    static Query written(Signal signal, String value) {
        Duration window = Signal.COUNTED.contains(signal) ? Lookback.ofCounted(value) : Lookback.ofRanges(value);
        return over(value, "timestamp(" + bracketed(value) + ")", window);
    }

    /** The same as it was five minutes ago, and how old that was then. Steps of a subquery stand at round times. */
    Query earlier() {
        return new Query(earlier(value), earlier(age), window);
    }

    private static String earlier(String promql) {
        return "last_over_time(" + bracketed(promql) + "[15s:5s] offset 5m)";
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
