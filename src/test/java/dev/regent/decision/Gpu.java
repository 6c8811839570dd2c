package dev.regent.decision;

import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A GPU that is well, and what a test changes of it. */
final class Gpu {
    private final String pod;
    private double free = 1e9;
    private double growth;
    private int xid;
    private boolean xidIsNew;
    private Optional<String> trouble = Optional.empty();
    private Optional<String> slowed = Optional.empty();
    private OptionalDouble busy = OptionalDouble.empty();
    private Duration age = Duration.ofSeconds(2);

    private Gpu(String pod) {
        this.pod = pod;
    }

    static Gpu of(String pod) {
        return new Gpu(pod);
    }

    /** Bytes, and bytes per second. */
    Gpu fills(double bytes, double perSecond) {
        free = bytes;
        growth = perSecond;
        return this;
    }

    Gpu xid(int number, boolean isNew) {
        xid = number;
        xidIsNew = isNew;
        return this;
    }

    Gpu trouble(String what) {
        trouble = Optional.of(what);
        return this;
    }

    Gpu slowed(String why) {
        slowed = Optional.of(why);
        return this;
    }

    Gpu busy(double part) {
        busy = OptionalDouble.of(part);
        return this;
    }

    Gpu aged(long seconds) {
        age = Duration.ofSeconds(seconds);
        return this;
    }

    GpuSight sight() {
        return new GpuSight(pod, 1e9, free, growth, xid, xidIsNew, trouble, slowed, busy, age);
    }

    /** It alone. */
    Reading<SignalSight> seen() {
        return seen(Map.of(), List.of(this));
    }

    /** Several, and what was measured two seconds ago. */
    static Reading<SignalSight> seen(Map<Signal, Double> values, List<Gpu> gpus) {
        Map<Signal, Measured> measured = new EnumMap<>(Signal.class);
        values.forEach(
                (signal, value) -> measured.put(signal, new Measured(value, Duration.ofSeconds(2), Duration.ZERO)));
        return new Reading.Known<>(
                new SignalSight(measured, gpus.stream().map(Gpu::sight).toList(), List.of()), 1);
    }
}
