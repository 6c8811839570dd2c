package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private Instant wall = START;
    private long nanos;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);

    private Instant after(Duration passed) {
        wall = wall.plus(passed);
        nanos += passed.toNanos();
        return clock.instant();
    }

    @Test
    void goesWithTheWallClockWhileThatGoesSteadily() {
        assertThat(after(Duration.ofSeconds(5))).isEqualTo(START.plusSeconds(5));
        assertThat(after(Duration.ofDays(30))).isEqualTo(START.plusSeconds(5).plus(Duration.ofDays(30)));
    }

    @Test
    void doesNotFollowAJumpForward() {
        wall = wall.plus(Duration.ofHours(1));

        assertThat(after(Duration.ofSeconds(1))).isEqualTo(START.plusMillis(1100));
    }

    @Test
    void neverRunsBackwards() {
        wall = wall.minus(Duration.ofHours(1));

        assertThat(after(Duration.ofSeconds(1))).isEqualTo(START.plusMillis(900));
        assertThat(clock.instant()).isEqualTo(START.plusMillis(900));
    }

    @Test
    void meetsTheWallClockAgainInTime() {
        wall = wall.minusSeconds(10);

        Instant met = after(Duration.ofSeconds(200));

        assertThat(met).isEqualTo(wall);
    }

    @Property(tries = 200)
    void advancesByNineToElevenTenths(
            @ForAll @LongRange(min = -100_000, max = 100_000) long jump,
            @ForAll @LongRange(min = 0, max = 60_000) long passed) {
        wall = START;
        nanos = 0;
        SteadyClock fresh = new SteadyClock(() -> wall, () -> nanos);
        Instant before = fresh.instant();
        wall = wall.plusMillis(jump + passed);
        nanos = Duration.ofMillis(passed).toNanos();

        Duration advanced = Duration.between(before, fresh.instant());

        assertThat(advanced).isBetween(Duration.ofNanos(passed * 900_000), Duration.ofNanos(passed * 1_100_000));
    }
}
