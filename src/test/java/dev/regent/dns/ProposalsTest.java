package dev.regent.dns;

import static dev.regent.dns.LiveZone.OHIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.decision.ZoneSamples;
import dev.regent.dns.Outcome.Refused;
import dev.regent.dns.Outcome.Won;
import dev.regent.loop.Calls;
import dev.regent.loop.Watch.Footing;
import dev.regent.sandbox.route53.api.Behaviour.Throttling;
import dev.regent.world.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.Route53Client;

/** A change of weights whose process stands still between two attempts. */
class ProposalsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final LiveZone live = LiveZone.quick();
    private final Route53Client client = LiveZone.client(live.api.endpoint());
    private final ByHand timer = new ByHand();
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private volatile Instant now = NOW;

    @AfterEach
    void close() {
        timer.shutdownNow();
        client.close();
        live.close();
    }

    @Test
    void isTriedAgainInTime() {
        beginWhileThrottled();
        now = NOW.plusSeconds(2);

        timer.ring();

        await().until(() -> outcomes.peek() instanceof Won);
    }

    @Test
    void isGivenUpWhereTheProcessStoodStillMeanwhile() {
        beginWhileThrottled();
        now = NOW.plusSeconds(75);

        timer.ring();

        await().until(() ->
                outcomes.peek() instanceof Refused refused && refused.why().contains("stood still"));
        assertThat(live.changes()).isEmpty();
    }

    private void beginWhileThrottled() {
        Timing timing = Timing.CONSIDERATE;
        var proposals = new Proposals(
                new Footing(timer, () -> now, Calls.UNHEARD), timing, (proposal, outcome) -> outcomes.add(outcome));
        live.api.behaviour().throttling(Throttling.EVERYTHING);
        var next = new Epoch(2, OHIO, OHIO.name(), NOW);
        proposals.begin(new Proposal(live.service, live.move(ZoneSamples.FIRST, OHIO), next, new Route53Calls(client)));
        await().until(() -> !timer.waiting.isEmpty());
        live.api.behaviour().throttling(Throttling.OFF);
    }

    /** A timer that the test lets ring. */
    private static final class ByHand extends ScheduledThreadPoolExecutor {
        private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

        ByHand() {
            super(1);
        }

        void ring() {
            waiting.remove().run();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            waiting.add(command);
            return super.schedule(() -> {}, Duration.ofDays(1).toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
