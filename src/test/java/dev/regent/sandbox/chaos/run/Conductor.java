package dev.regent.sandbox.chaos.run;

import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.chaos.Span;
import dev.regent.sandbox.chaos.schedule.Act;
import dev.regent.sandbox.chaos.schedule.Act.Asks;
import dev.regent.sandbox.chaos.schedule.Act.Breaks;
import dev.regent.sandbox.chaos.schedule.Act.Edits;
import dev.regent.sandbox.chaos.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Does what a schedule says, each thing at its time, one after another; orders are not waited for. */
final class Conductor {
    private final Sandbox sandbox;
    private final OnCall onCall;
    private final List<Span> done = new ArrayList<>();

    /** One thing to do. */
    private record Step(Duration at, Runnable what) {}

    Conductor(Sandbox sandbox, OnCall onCall) {
        this.sandbox = sandbox;
        this.onCall = onCall;
    }

    /** Returns when the schedule is over and every fault of it is healed. */
    void play(Schedule schedule) {
        long began = System.nanoTime();
        List<Step> steps = schedule.acts().stream()
                .flatMap(this::steps)
                .sorted(Comparator.comparing(Step::at))
                .toList();
        for (Step step : steps) {
            waitUntil(began + step.at().toNanos());
            step.what().run();
        }
        waitUntil(began + schedule.length().toNanos());
        sandbox.faults().healAll();
    }

    /** What was wrong, and from when until when. */
    List<Span> faults() {
        return done.stream().sorted(Comparator.comparing(Span::from)).toList();
    }

    private Stream<Step> steps(Act act) {
        return switch (act) {
            case Breaks breaks -> {
                Spoil spoil = new Spoil(breaks);
                yield Stream.of(new Step(breaks.at(), spoil::begin), new Step(breaks.until(), spoil::end));
            }
            case Asks asks -> Stream.of(new Step(asks.at(), () -> onCall.ask(asks)));
            case Edits edits -> Stream.of(new Step(edits.at(), () -> onCall.edit(edits.inBetween())));
        };
    }

    /** One fault, from its beginning to its end. */
    private final class Spoil {
        private final Breaks breaks;
        private Instant from = Instant.MAX;

        Spoil(Breaks breaks) {
            this.breaks = breaks;
        }

        void begin() {
            from = Instant.now();
            try {
                from = sandbox.faults().inject(breaks.ill().fault(), breaks.region());
            } catch (RuntimeException cannot) {
                sandbox.note("chaos", "cannot do " + breaks.what() + ": " + cannot);
            }
        }

        void end() {
            Instant until = Instant.now();
            try {
                sandbox.faults().heal(breaks.ill().fault(), breaks.region());
                until = Instant.now();
            } catch (RuntimeException cannot) {
                sandbox.note("chaos", "cannot heal " + breaks.what() + ": " + cannot);
            }
            done.add(new Span(breaks.ill(), breaks.region(), from, until));
        }
    }

    static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
        }
    }
}
