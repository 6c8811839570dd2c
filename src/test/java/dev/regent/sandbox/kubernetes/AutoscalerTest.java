package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AutoscalerTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final Autoscaler autoscaler = new Autoscaler(new HpaRules(10, 6, 20), 6);

    @Test
    void looksEveryFifteenSeconds() {
        assertThat(autoscaler.look(6, 60, NOON)).isEqualTo(6);
        assertThat(autoscaler.look(6, 120, NOON.plusSeconds(14))).isEqualTo(6);
        assertThat(autoscaler.look(6, 120, NOON.plusSeconds(15))).isEqualTo(12);
    }

    @Test
    void seesNothingNewWhileItsMetricIsLate() {
        autoscaler.look(6, 60, NOON);
        autoscaler.lag(Duration.ofMinutes(12));

        assertThat(autoscaler.look(6, 120, NOON.plusSeconds(30))).isEqualTo(6);
        assertThat(autoscaler.look(6, 120, NOON.plusSeconds(740))).isEqualTo(6);
        assertThat(autoscaler.look(6, 120, NOON.plusSeconds(760))).isEqualTo(12);
    }

    @Test
    void isOffWhileTheWorkloadIsScaledToNothing() {
        assertThat(autoscaler.look(0, 60, NOON)).isZero();
        assertThat(autoscaler.shown().active()).isFalse();
    }
}
