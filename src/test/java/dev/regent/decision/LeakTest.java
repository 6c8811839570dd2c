package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Memory that grows is a leak only while requests are level and wait longer. */
class LeakTest {
    private static final Duration AGE = Duration.ofSeconds(2);

    @Test
    void namesThePodThatRunsOutFirst() {
        assertThat(leak(100, 100, 1.2, 1, 599).first())
                .hasValue("GPU memory of chat-0 grows although requests do not, and is used up in about 599 s");
    }

    @Test
    void notWhereItLastsTenMinutes() {
        assertThat(leak(100, 100, 1.2, 1, 600).pods()).isEmpty();
    }

    @Test
    void notWhereATenthMoreIsAsked() {
        assertThat(leak(111, 100, 1.2, 1, 100).pods()).isEmpty();
        assertThat(leak(109, 100, 1.2, 1, 100).pods()).containsExactly("chat-0");
    }

    @Test
    void notWhereRequestsWaitNoLonger() {
        assertThat(leak(100, 100, 1.19, 1, 100).pods()).isEmpty();
        assertThat(leak(100, 100, 0, 0, 100).pods()).isEmpty();
    }

    private static Leak leak(double asked, double earlier, double waits, double waited, double secondsLeft) {
        AWorld world = AWorld.ofThree();
        var gpu = new GpuSight(
                "chat-0", 1, secondsLeft, 1, 0, false, Optional.empty(), Optional.empty(), OptionalDouble.empty(), AGE);
        world.signals = new Reading.Known<>(
                new SignalSight(
                        Map.of(
                                Signal.REQUESTS, now(asked),
                                Signal.REQUESTS_EARLIER, now(earlier),
                                Signal.QUEUE_WAIT, now(waits),
                                Signal.QUEUE_WAIT_EARLIER, now(waited)),
                        List.of(gpu),
                        List.of()),
                1);
        return Leak.of(world.situation());
    }

    private static Measured now(double value) {
        return new Measured(value, AGE, Duration.ZERO);
    }
}
