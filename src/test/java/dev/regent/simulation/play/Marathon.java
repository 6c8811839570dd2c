package dev.regent.simulation.play;

import dev.regent.simulation.Outcome;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Plays a program side by side, each history on one thread, until there is no more time or until something breaks. Of
 * several that break at once the first in the program counts.
 */
public final class Marathon {
    private static final long PROGRESS_SECONDS = 5;

    private final Program program;
    private final Referee referee;
    private final Limit limit;
    private final Tally tally = new Tally();
    private final AtomicLong next = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Failure> failures =
            new ConcurrentSkipListMap<>(Comparator.naturalOrder());

    /** Whether another one is begun, by its number. */
    @FunctionalInterface
    public interface Limit {
        boolean allows(long number);

        /** So many of them. */
        static Limit histories(long count) {
            return number -> number < count;
        }

        /** As many as begin within this time from now. */
        static Limit seconds(long seconds) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            return number -> System.nanoTime() < end;
        }
    }

    /**
     * What was broken, or how it broke off.
     *
     * @param outcome empty where there was an exception
     */
    public record Failure(Play play, Optional<Outcome> outcome, Optional<RuntimeException> brokeOff) {}

    public Marathon(Program program, Referee referee, Limit limit) {
        this.program = program;
        this.referee = referee;
        this.limit = limit;
    }

    /** The first failure, if there is one. {@code progress} is told from time to time how far it is. */
    public Optional<Failure> run(Consumer<Tally> progress) throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        var finished = new CountDownLatch(threads);
        for (int number = 0; number < threads; number++) {
            Thread.ofPlatform().daemon().name("simulation " + number).start(() -> {
                try {
                    playOn();
                } finally {
                    finished.countDown();
                }
            });
        }
        while (!finished.await(PROGRESS_SECONDS, TimeUnit.SECONDS)) {
            progress.accept(tally);
        }
        return Optional.ofNullable(failures.firstEntry()).map(Map.Entry::getValue);
    }

    private void playOn() {
        long number = next.getAndIncrement();
        while (failures.isEmpty() && limit.allows(number)) {
            play(number, program.play(number));
            number = next.getAndIncrement();
        }
    }

    private void play(long number, Play play) {
        try {
            Referee.Judged judged = referee.judge(play);
            tally.add(judged);
            if (!judged.outcome().held()) {
                failures.put(number, new Failure(play, Optional.of(judged.outcome()), Optional.empty()));
            }
        } catch (RuntimeException bug) {
            failures.put(number, new Failure(play, Optional.empty(), Optional.of(bug)));
        }
    }

    public Tally tally() {
        return tally;
    }
}
