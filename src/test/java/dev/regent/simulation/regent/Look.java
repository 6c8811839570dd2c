package dev.regent.simulation.regent;

import dev.regent.world.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * One thing that a regent looks at, with its own pace and deadline: {@link dev.regent.loop.Watch} on virtual time.
 */
final class Look<T> {
    private final String what;
    private final Duration interval;
    private final Duration deadline;
    private final Consumer<Outcome<T>> look;
    private final SimulatedProcess process;
    private final InstantSource clock;
    private Reading<T> latest;
    private boolean underWay;
    private long number;

    /** Where a look tells what it saw; only the first word before the deadline counts. */
    interface Outcome<T> {
        void saw(T value);

        void failed(String why);
    }

    Look(
            String what,
            Duration interval,
            Duration deadline,
            Consumer<Outcome<T>> look,
            SimulatedProcess process,
            InstantSource clock) {
        this.what = what;
        this.interval = interval;
        this.deadline = deadline;
        this.look = look;
        this.process = process;
        this.clock = clock;
        this.latest = Reading.notYet(clock.instant());
    }

    Look<T> start(Duration firstAfter) {
        process.after(firstAfter, this::again);
        return this;
    }

    private void again() {
        process.after(interval, this::again);
        now();
    }

    /** Out of turn, too; not while a look is under way. */
    void now() {
        if (underWay) {
            return;
        }
        underWay = true;
        long mine = ++number;
        look.accept(new Once(mine));
        process.after(deadline, () -> {
            if (underWay && number == mine) {
                unknown(what + " did not answer within " + deadline.toMillis() + " ms");
            }
        });
    }

    Reading<T> latest() {
        return latest;
    }

    private void known(T value) {
        underWay = false;
        latest = new Reading.Known<>(value, latest.looks() + 1);
    }

    private void unknown(String why) {
        underWay = false;
        Instant since = latest instanceof Reading.Unknown<T> unknown ? unknown.since() : clock.instant();
        latest = new Reading.Unknown<>(since, why, latest.looks() + 1);
    }

    private final class Once implements Outcome<T> {
        private final long mine;
        private final Instant began = clock.instant();

        Once(long mine) {
            this.mine = mine;
        }

        /** Of a process that stood still, the answer and the deadline wake up together. */
        private boolean isLate() {
            return Duration.between(began, clock.instant()).compareTo(deadline.multipliedBy(2)) > 0;
        }

        private void first(Runnable what) {
            process.within(() -> {
                        if (underWay && number == mine) {
                            what.run();
                        }
                    })
                    .run();
        }

        @Override
        public void saw(T value) {
            first(() -> {
                if (!isLate()) {
                    known(value);
                }
            });
        }

        @Override
        public void failed(String why) {
            first(() -> unknown(why));
        }
    }
}
