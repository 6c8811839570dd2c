package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EpochTest {
    private final Epoch epoch =
            new Epoch(12, new Region("us-east-2"), "us-east-2", Instant.parse("2026-11-22T10:00:00.123Z"));

    @Test
    void readsWhatItWrites() {
        assertThat(epoch.text()).isEqualTo("epoch=12 home=us-east-2 writer=us-east-2 at=2026-11-22T10:00:00.123Z");
        assertThat(Epoch.parse(epoch.text())).hasValue(epoch);
        assertThat(Epoch.parse('"' + epoch.text() + '"')).hasValue(epoch);
    }

    @Test
    void readsNothingElse() {
        assertThat(Epoch.parse("")).isEmpty();
        assertThat(Epoch.parse("epoch=x home=us-east-2 writer=w at=2026-11-22T10:00:00Z"))
                .isEmpty();
        assertThat(Epoch.parse("epoch=1 home=us-east-2 writer=w at=yesterday")).isEmpty();
    }
}
