package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.telemetry.Pulse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeartTest {
    @Test
    void keepsTheRhythm() {
        assertThat(Heart.dueAfter(100, 100, 10)).isEqualTo(110);
        assertThat(Heart.dueAfter(100, 105, 10)).isEqualTo(110);
        assertThat(Heart.dueAfter(100, 110, 10)).isEqualTo(110);
    }

    @Test
    void makesUpForNoBeatThatWasMissed() {
        assertThat(Heart.dueAfter(100, 60_101, 10)).isEqualTo(60_110);
    }

    @Test
    void goesOnAfterATickThatFailed() {
        var meters = new SimpleMeterRegistry();
        var ticks = new AtomicInteger();
        Runnable tick = () -> {
            if (ticks.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug");
            }
        };

        try (Heart heart = new Heart(tick, Duration.ofMillis(1), new Pulse(meters, System::nanoTime))) {
            heart.start();
            await().until(() -> ticks.get() > 3);
        }

        assertThat(meters.get("regent.tick.failures").counter().count()).isEqualTo(1);
    }
}
