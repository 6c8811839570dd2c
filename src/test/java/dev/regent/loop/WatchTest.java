package dev.regent.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.world.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final ByHand timer = new ByHand();
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile Instant now = NOW;

    @AfterEach
    void close() {
        never.countDown();
        timer.shutdownNow();
    }

    @Test
    void isUnknownBeforeTheFirstLook() {
        assertThat(watch(() -> "seen").latest()).isEqualTo(new Reading.Unknown<>(NOW, "not looked at yet", 0));
    }

    @Test
    void knowsWhatItSaw() {
        Watch<String> watch = watch(() -> "seen").start();

        timer.tick();
        awaitTold("ok");

        assertThat(watch.latest()).isEqualTo(new Reading.Known<>("seen", 1));
    }

    @Test
    void aLookThatFailsIsUnknownWithTheReason() {
        Callable<String> fails = () -> {
            throw new IOException("connection reset");
        };
        Watch<String> watch = watch(fails).start();

        timer.tick();
        awaitTold("error");

        assertThat(watch.latest()).isEqualTo(new Reading.Unknown<>(NOW, "connection reset", 1));
    }

    @Test
    void aLookThatIsGivenUpIsOneLookAndSaysNothingAfterwards() {
        Queue<String> steps = new ConcurrentLinkedQueue<>();
        Callable<String> slow = () -> {
            steps.add("begun");
            try {
                never.await();
            } catch (InterruptedException e) {
                steps.add("interrupted");
            }
            return "too late";
        };
        Watch<String> watch = watch(slow).start();

        timer.tick();
        // Given up before its thread has run, it would never begin.
        await().until(() -> steps.contains("begun"));
        timer.deadline();
        await().until(() -> steps.contains("interrupted"));
        timer.tick();
        timer.deadline();

        assertThat(watch.latest()).isEqualTo(new Reading.Unknown<>(NOW, "gateway did not answer within 500 ms", 2));
        assertThat(told).containsEntry("gateway", "timeout");
    }

    @Test
    void aLookThatIsGivenUpBeforeItBeganIsOneLookToo() {
        Callable<String> slow = () -> {
            never.await();
            return "too late";
        };
        Watch<String> watch = watch(slow).start();

        timer.tick();
        timer.deadline();

        assertThat(watch.latest()).isEqualTo(new Reading.Unknown<>(NOW, "gateway did not answer within 500 ms", 1));
        assertThat(told).containsEntry("gateway", "timeout");
    }

    @Test
    void anAnswerThatIsFoundAfterTheDeadlineIsNone() {
        Watch<String> watch = watch(() -> {
                    now = NOW.plusSeconds(60);
                    told.put("look", "made");
                    return "from before the process stood still";
                })
                .start();

        timer.tick();
        await().until(() -> told.containsKey("look"));
        timer.deadline();

        assertThat(watch.latest()).isEqualTo(new Reading.Unknown<>(NOW, "gateway did not answer within 500 ms", 1));
    }

    @Test
    void doesNotLookTwiceAtTheSameTime() {
        Queue<String> begun = new ConcurrentLinkedQueue<>();
        Callable<String> slow = () -> {
            begun.add("look");
            never.await();
            return "seen";
        };
        Watch<String> watch = watch(slow).start();

        timer.tick();
        timer.tick();
        timer.tick();
        never.countDown();
        awaitTold("ok");

        assertThat(watch.latest().looks()).isEqualTo(1);
        assertThat(begun).hasSize(1);
    }

    @Test
    void makesUpForNoLostLooks() {
        watch(() -> "seen").start();

        assertThat(timer.isAtFixedRate).isFalse();
    }

    @Test
    void aDeadlineAfterTheLookHasEndedChangesNothing() {
        Watch<String> watch = watch(() -> "seen").start();

        timer.tick();
        awaitTold("ok");
        timer.deadline();

        assertThat(watch.latest()).isEqualTo(new Reading.Known<>("seen", 1));
    }

    private void awaitTold(String outcome) {
        await().until(() -> outcome.equals(told.get("gateway")));
    }

    private Watch<String> watch(Callable<String> look) {
        Watch.Pace pace = new Watch.Pace(Duration.ofSeconds(1), Duration.ofMillis(500));
        Calls calls = (to, took, outcome) -> told.put(to, outcome);
        return new Watch<>("gateway", pace, look, new Watch.Footing(timer, () -> now, calls));
    }

    /** A timer that the test turns: what repeats at each tick, and the deadlines one after the other. */
    private static final class ByHand extends ScheduledThreadPoolExecutor {
        private final Queue<Runnable> deadlines = new ArrayDeque<>();
        private Runnable repeated = () -> {};
        private boolean isAtFixedRate;

        ByHand() {
            super(1);
        }

        void tick() {
            repeated.run();
        }

        void deadline() {
            deadlines.remove().run();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            deadlines.add(command);
            return nothing();
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
            repeated = command;
            return nothing();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
            isAtFixedRate = true;
            return scheduleWithFixedDelay(command, first, period, unit);
        }

        private ScheduledFuture<?> nothing() {
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }
    }
}
