package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SignalSightTest {
    private static final Duration YOUNG = Duration.ofSeconds(3);
    private static final SignalSight SEEN = new SignalSight(
            Map.of(Signal.REQUESTS, new Measured(100, YOUNG, Duration.ofSeconds(4))),
            List.of(gpu(YOUNG)),
            List.of("a finding"));

    private static GpuSight gpu(Duration age) {
        return new GpuSight(
                "chat-0", 1, 2, 3, 79, true, Optional.of("ECC"), Optional.of("too hot"), OptionalDouble.of(0.5), age);
    }

    @Test
    void getsOlderAndStaysTheSameOtherwise() {
        SignalSight older = SEEN.aged(Duration.ofSeconds(2));

        assertThat(older.values())
                .containsExactly(
                        Map.entry(Signal.REQUESTS, new Measured(100, Duration.ofSeconds(5), Duration.ofSeconds(4))));
        assertThat(older.gpus()).containsExactly(gpu(Duration.ofSeconds(5)));
        assertThat(older.findings()).containsExactly("a finding");
    }

    @Test
    void saysSomethingOfNowForAMinute() {
        SignalSight justYoung = SEEN.aged(Duration.ofSeconds(57));
        SignalSight old = SEEN.aged(Duration.ofSeconds(58));

        assertThat(justYoung.now(Signal.REQUESTS)).hasValue(100);
        assertThat(justYoung.gpus()).noneMatch(GpuSight::isOld);
        assertThat(old.now(Signal.REQUESTS)).isEmpty();
        assertThat(old.gpus()).allMatch(GpuSight::isOld);
    }

    @Test
    void speaksOfATimeOnlyIfItLooksNoFurtherBack() {
        assertThat(SEEN.within(Signal.REQUESTS, Duration.ofSeconds(7))).hasValue(100);
        assertThat(SEEN.within(Signal.REQUESTS, Duration.ofMillis(6999))).isEmpty();
    }

    @Test
    void aReadingIsMadeIntoAnotherWithTheSameLooks() {
        Reading<SignalSight> known = new Reading.Known<>(SEEN, 7);
        Reading<SignalSight> unknown = new Reading.Unknown<>(Instant.EPOCH, "it does not answer", 8);

        assertThat(known.map(SignalSight::findings)).isEqualTo(new Reading.Known<>(List.of("a finding"), 7));
        assertThat(unknown.map(SignalSight::findings))
                .isEqualTo(new Reading.Unknown<>(Instant.EPOCH, "it does not answer", 8));
    }
}
