package dev.regent.sandbox.route53.api;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What can be made to go wrong with the API while it runs. Thread-safe. */
public final class Behaviour {
    /** Which requests are answered {@code Throttling: Rate exceeded}. */
    public enum Throttling {
        /** None. */
        OFF,
        /** Those beyond the rate of the settings. */
        ON,
        /** All. */
        EVERYTHING
    }

    private final AtomicInteger lateErrors = new AtomicInteger();
    private final AtomicReference<Runnable> interruption = new AtomicReference<>(() -> {});
    private volatile Throttling throttling = Throttling.ON;
    private volatile Duration latency = Duration.ZERO;

    Behaviour() {}

    public Throttling throttling() {
        return throttling;
    }

    public void throttling(Throttling which) {
        throttling = which;
    }

    public Duration latency() {
        return latency;
    }

    /** How long every request waits before it is looked at. */
    public void latency(Duration delay) {
        latency = delay;
    }

    /** The next so many changes of records that are accepted are answered with an error 500 all the same. */
    public void lateErrors(int changes) {
        lateErrors.set(changes);
    }

    /** Runs once, when the next request to change records has arrived and before it is looked at. */
    public void beforeNextChange(Runnable what) {
        interruption.set(what);
    }

    void changeArrives() {
        interruption.getAndSet(() -> {}).run();
    }

    boolean takesLateError() {
        return lateErrors.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
