package dev.regent.signals;

import dev.regent.signals.Vector.Sample;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the answer to a {@link Query} says of its signal. Pure.
 *
 * <ol>
 *   <li>No element: nothing exports it, and that is said.
 *   <li>Not a finite number: there was nothing to measure (no requests, no share of them that succeeded). Not known.
 *   <li>Out of the signal's bounds, or several numbers: it is not what it is taken for. Not known, and said.
 *   <li>A number whose newest sample is gone (its exporter was not reached last time): not known, and said.
 *   <li>A number with its age; where it is old, that is said.
 * </ol>
 *
 * @param measured where it is known
 * @param finding  where there is something to say
 */
record Readout(Optional<Measured> measured, Optional<String> finding) {
    private static final double MOST = 1e9;
    /** Rounding may leave a share a little outside of 0 to 1. */
    private static final double ROUNDING = 1e-6;

    private static final Readout NOTHING = new Readout(Optional.empty(), Optional.empty());

    static Readout of(Signal signal, Query query, Vector answer) {
        List<Sample> values = part(answer, Query.VALUE);
        if (values.isEmpty()) {
            return isEarlier(signal) ? NOTHING : not(name(signal) + " is not known: Prometheus has no sample of it");
        }
        if (values.size() > 1) {
            return not(name(signal) + " is not known: its query gives " + values.size() + " numbers, not one");
        }
        double value = values.getFirst().value();
        if (!Double.isFinite(value)) {
            return NOTHING;
        }
        return bounded(signal, value)
                .map(within -> aged(signal, new Measured(within, Duration.ZERO, query.window()), age(answer)))
                .orElseGet(() -> not(name(signal) + " is not known: " + value + " is not " + right(signal)));
    }

    private static Readout aged(Signal signal, Measured fresh, OptionalDouble seconds) {
        if (seconds.isEmpty()) {
            return not(name(signal) + " is not known: its exporter was not reached when it was last scraped");
        }
        var measured = new Measured(fresh.value(), duration(seconds.getAsDouble()), fresh.window());
        Optional<String> old = measured.isOld()
                ? Optional.of(name(signal) + " is " + measured.age().toSeconds() + " s old")
                : Optional.empty();
        return new Readout(Optional.of(measured), old);
    }

    private static OptionalDouble age(Vector answer) {
        return part(answer, Query.AGE).stream()
                .mapToDouble(Sample::value)
                .filter(Double::isFinite)
                .min();
    }

    /** The clocks of exporters that write their samples' times themselves may be ahead. */
    static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(Math.clamp(seconds, 0, MOST) * 1000));
    }

    private static List<Sample> part(Vector answer, String part) {
        return answer.samples().stream()
                .filter(sample -> sample.label(Query.PART).equals(part))
                .toList();
    }

    private static Optional<Double> bounded(Signal signal, double value) {
        double most = isShare(signal) ? 1 : MOST;
        return value < -ROUNDING || value > most + ROUNDING
                ? Optional.empty()
                : Optional.of(Math.clamp(value, 0, most));
    }

    /** That there was nothing yet goes without saying. */
    private static boolean isEarlier(Signal signal) {
        return signal == Signal.REQUESTS_EARLIER || signal == Signal.QUEUE_WAIT_EARLIER;
    }

    private static boolean isShare(Signal signal) {
        return switch (signal) {
            case SUCCESS_RATE, KV_CACHE -> true;
            case REQUESTS, REQUESTS_EARLIER, QUEUE_LENGTH -> false;
            case QUEUE_WAIT, QUEUE_WAIT_EARLIER, TIME_TO_FIRST_TOKEN -> false;
        };
    }

    private static String right(Signal signal) {
        return isShare(signal) ? "a part of 1" : "zero or more";
    }

    /** On-call's words for it. */
    static String name(Signal signal) {
        return switch (signal) {
            case REQUESTS -> "requests per second";
            case REQUESTS_EARLIER -> "requests per second five minutes ago";
            case SUCCESS_RATE -> "the success rate";
            case QUEUE_LENGTH -> "the queue's length";
            case QUEUE_WAIT -> "the wait in the queue";
            case QUEUE_WAIT_EARLIER -> "the wait in the queue five minutes ago";
            case TIME_TO_FIRST_TOKEN -> "the time to the first token";
            case KV_CACHE -> "the use of the key-value cache";
        };
    }

    private static Readout not(String finding) {
        return new Readout(Optional.empty(), Optional.of(finding));
    }
}
