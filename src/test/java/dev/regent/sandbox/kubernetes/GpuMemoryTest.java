package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GpuMemoryTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant LONG_AGO = NOON.minusSeconds(20);

    private final GpuMemory leaking =
            new GpuMemory(Optional.of(new GpuMemory.Leak(NOON, Duration.ofMinutes(5), Duration.ofMinutes(4))));

    @Test
    void runsOutWhenItWasSaid() {
        assertThat(leaking.used(LONG_AGO, NOON.plusSeconds(239))).isLessThan(GpuMemory.TOTAL);
        assertThat(leaking.used(LONG_AGO, NOON.plusSeconds(240))).isCloseTo(GpuMemory.TOTAL, within(0.01));
    }

    @Test
    void growsAsFastAsItSays() {
        double before = leaking.used(LONG_AGO, NOON);
        double after = leaking.used(LONG_AGO, NOON.plusSeconds(10));

        assertThat(after - before).isCloseTo(10 * leaking.growth(), within(0.01));
        assertThat((GpuMemory.TOTAL - before) / leaking.growth()).isCloseTo(240, within(0.1));
    }

    @Test
    void beginsAnewInAContainerThatWasStartedSince() {
        assertThat(leaking.used(NOON.plusSeconds(300), NOON.plusSeconds(300)))
                .isEqualTo(GpuMemory.SOUND.used(LONG_AGO, NOON));
    }
}
