package dev.regent.sandbox.chaos.run;

import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.chaos.Asked;
import dev.regent.sandbox.chaos.Rest;
import dev.regent.sandbox.chaos.schedule.Act.Verb;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What people do once everything is healed, and how it comes to rest by that. */
final class Calming {
    /**
     * With everything where it belongs. Where the home has moved, weights follow after 30 looks (as chaos sets it) and
     * are everywhere 30 s later; then the failback soaks for 10 looks, and is everywhere after 30 s more.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The name servers' twin tells of its answers once a second, and so do regents' reports. */
    private static final Duration AT_REST = Duration.ofSeconds(5);

    private static final Duration WATCHED = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ORDERS = Duration.ofSeconds(5);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Sandbox sandbox;
    private final OnCall onCall;
    private Instant asked = Instant.EPOCH;

    Calming(Sandbox sandbox, OnCall onCall) {
        this.sandbox = sandbox;
        this.onCall = onCall;
    }

    Rest watch() {
        Instant healed = Instant.now();
        resume();
        List<String> missing = sandbox.unrest();
        Instant restless = healed;
        while (since(restless).compareTo(AT_REST) < 0 && since(healed).compareTo(PATIENCE) < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            failBack();
            missing = sandbox.unrest();
            restless = missing.isEmpty() ? restless : Instant.now();
        }
        Duration took = since(healed);
        Instant quiet = Instant.now();
        Conductor.waitUntil(System.nanoTime() + WATCHED.toNanos());
        return new Rest(healed, took, missing, quiet, Instant.now());
    }

    private static Duration since(Instant then) {
        return Duration.between(then, Instant.now());
    }

    /** Whoever may have been told to pause is told to go on. */
    private void resume() {
        boolean paused = onCall.orders().stream()
                .filter(Asked::mayHold)
                .filter(order -> order.verb() == Verb.PAUSE || order.verb() == Verb.RESUME)
                .reduce((one, later) -> later)
                .filter(order -> order.verb() == Verb.PAUSE)
                .isPresent();
        if (paused) {
            ask(Verb.RESUME);
        }
    }

    private void failBack() {
        Region first = sandbox.order().getFirst();
        boolean away = !onCall.home().equals(first);
        if (away && since(asked).compareTo(BETWEEN_ORDERS) > 0) {
            asked = Instant.now();
            ask(Verb.FAILBACK);
        }
    }

    /** Any regent that takes it will do. */
    private void ask(Verb verb) {
        for (Region region : sandbox.order()) {
            if (onCall.askAndWait(verb, region, sandbox.order().getFirst()).accepted()) {
                return;
            }
        }
    }
}
