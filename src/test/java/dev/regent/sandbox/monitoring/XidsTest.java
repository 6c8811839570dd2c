package dev.regent.sandbox.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.kubernetes.GpuSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class XidsTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final Xids xids = new Xids();

    @Test
    void knowsAnErrorAsEarlierTenMinutesAfterItCame() {
        see(0, NOON);
        see(79, NOON.plusSeconds(60));
        see(79, NOON.plusSeconds(61));

        assertThat(earlier(Duration.ofSeconds(659))).isZero();
        assertThat(earlier(Duration.ofMinutes(11))).isEqualTo(79);
    }

    @Test
    void knowsTheErrorBeforeThisOne() {
        see(31, NOON);
        see(79, NOON.plusSeconds(700));

        assertThat(earlier(Duration.ofSeconds(701))).isEqualTo(31);
    }

    @Test
    void knowsNothingBeforeItLooked() {
        assertThat(earlier(Duration.ZERO)).isZero();
        see(79, NOON);
        xids.forget();
        assertThat(earlier(Duration.ofHours(1))).isZero();
    }

    private void see(int xid, Instant at) {
        xids.see(List.of(new GpuSample("GPU-1", "chat-0", 1, 0, xid)), at);
    }

    private int earlier(Duration afterNoon) {
        return xids.earlier("GPU-1", NOON.plus(afterNoon));
    }
}
