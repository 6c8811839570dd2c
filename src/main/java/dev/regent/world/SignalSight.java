package dev.regent.world;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the region's own monitoring (Prometheus) shows of one service.
 *
 * @param values     what was asked for and answered, with its age; what is missing is not known, and not zero
 * @param gpus       one for each GPU of the service's pods
 * @param findings   sentences for queries that could not be answered, and why
 * @param unanswered what was asked for and not answered
 */
public record SignalSight(
        Map<Signal, Measured> values, List<GpuSight> gpus, List<String> findings, Unanswered unanswered) {
    /** A scrape each 15 s, three of them missed, and the time of a query: what is older says nothing of now. */
    public static final Duration OLD = Duration.ofSeconds(60);

    /** Whatever was asked for was answered, be it with nothing. */
    public SignalSight(Map<Signal, Measured> values, List<GpuSight> gpus, List<String> findings) {
        this(values, gpus, findings, Unanswered.NOTHING);
    }

    public SignalSight {
        values = Map.copyOf(values);
        gpus = List.copyOf(gpus);
        findings = List.copyOf(findings);
    }

    /** What is measured of the whole service in this region. */
    public enum Signal {
        /** Requests per second that were answered or refused, at the gateway where it counts them. */
        REQUESTS,
        /** The same, five minutes earlier. */
        REQUESTS_EARLIER,
        /** The part of them that succeeded, 0 to 1. */
        SUCCESS_RATE,
        /** Requests that wait for a slot. */
        QUEUE_LENGTH,
        /** Seconds that a request waits for one, 95th percentile. */
        QUEUE_WAIT,
        /** The same, five minutes earlier. */
        QUEUE_WAIT_EARLIER,
        /** Seconds to the first token, 95th percentile. */
        TIME_TO_FIRST_TOKEN,
        /** The part of the key-value cache in use, 0 to 1. */
        KV_CACHE;

        /** What is counted of users' requests. */
        public static final Set<Signal> COUNTED = Set.of(REQUESTS, SUCCESS_RATE);
    }

    /**
     * Questions without an answer. That a value is missing means something else where it was answered: there is none.
     *
     * @param gpus whether the one for GPUs is among them
     */
    public record Unanswered(Set<Signal> signals, boolean gpus) {
        /** Each question was answered. */
        public static final Unanswered NOTHING = new Unanswered(Set.of(), false);
        /** None was. */
        public static final Unanswered ALL = new Unanswered(EnumSet.allOf(Signal.class), true);

        public Unanswered {
            signals = Set.copyOf(signals);
        }

        /** Those of both. */
        public Unanswered and(Unanswered others) {
            Set<Signal> both = new HashSet<>(signals);
            both.addAll(others.signals);
            return new Unanswered(both, gpus || others.gpus);
        }
    }

    /**
     * A value and what time it speaks of.
     *
     * @param age    since the newest sample was scraped
     * @param window that a rate looks back over from there; zero of a value that is as it was scraped
     */
    public record Measured(double value, Duration age, Duration window) {
        /** Whether it says nothing of now any more. */
        public boolean isOld() {
            return SignalSight.isOld(age);
        }

        /** It speaks of nothing that is longer ago. */
        public Duration lookback() {
            return age.plus(window);
        }
    }

    /**
     * One GPU of one pod, as the DCGM exporter sees it.
     *
     * @param pod     that holds it
     * @param used    bytes of framebuffer in use; 0, as what follows of it, where the GPU tells it no more and has an XID error
     * @param free    bytes that are not
     * @param growth  bytes per second by which the use grew over the last minutes; negative where it fell, 0 where that
     *                cannot be said yet
     * @param xid     the last XID error (NVIDIA's number), 0 where there was none; it stays long after the GPU is well again
     * @param xidIsNew whether it was not there yet ten minutes ago; the same error again is not new
     * @param trouble such as uncorrectable ECC errors, remapped rows that failed; empty where it is well
     * @param slowed  why its clocks are held down: too hot, a power brake; empty where they are not
     * @param busy    the part of the time in which it computed, 0 to 1
     * @param age     since the samples were scraped
     */
    public record GpuSight(
            String pod,
            double used,
            double free,
            double growth,
            int xid,
            boolean xidIsNew,
            Optional<String> trouble,
            Optional<String> slowed,
            OptionalDouble busy,
            Duration age) {
        private GpuSight aged(Duration more) {
            return new GpuSight(pod, used, free, growth, xid, xidIsNew, trouble, slowed, busy, age.plus(more));
        }

        /** Whether it says nothing of now any more. */
        public boolean isOld() {
            return SignalSight.isOld(age);
        }
    }

    /** The same, some time after it was seen. */
    public SignalSight aged(Duration more) {
        Map<Signal, Measured> older = new EnumMap<>(Signal.class);
        values.forEach((signal, measured) ->
                older.put(signal, new Measured(measured.value(), measured.age().plus(more), measured.window())));
        return new SignalSight(older, gpus.stream().map(gpu -> gpu.aged(more)).toList(), findings, unanswered);
    }

    private static boolean isOld(Duration age) {
        return age.compareTo(OLD) > 0;
    }

    /** The same, of what has happened within a time; empty where it speaks of what was before, too. */
    public OptionalDouble within(Signal signal, Duration time) {
        Measured measured = values.get(signal);
        return measured == null || measured.lookback().compareTo(time) > 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(measured.value());
    }

    /** The value, where anything is known, and while it is young enough to say something of now. */
    public static OptionalDouble now(Reading<SignalSight> signals, Signal signal) {
        return signals.known().map(sight -> sight.now(signal)).orElse(OptionalDouble.empty());
    }

    /** The value, while it is young enough to say something of now. */
    public OptionalDouble now(Signal signal) {
        Measured measured = values.get(signal);
        return measured == null || measured.isOld() ? OptionalDouble.empty() : OptionalDouble.of(measured.value());
    }
}
