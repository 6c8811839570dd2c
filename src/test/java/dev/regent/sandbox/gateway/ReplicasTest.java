package dev.regent.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private static final long START_UP = Duration.ofSeconds(4).toNanos();

    private final Replicas replicas = new Replicas(Duration.ofSeconds(4));

    @Test
    void areReadyOnceTheyHaveStarted() {
        replicas.scaleTo(2, 0);

        assertThat(replicas.ready(START_UP - 1)).isZero();
        assertThat(replicas.ready(START_UP)).isEqualTo(2);
    }

    @Test
    void startEachInItsOwnTime() {
        replicas.scaleTo(2, 0);
        replicas.scaleTo(3, START_UP / 2);

        assertThat(replicas.ready(START_UP)).isEqualTo(2);
        assertThat(replicas.ready(START_UP + START_UP / 2)).isEqualTo(3);
    }

    @Test
    void goAtOnceTheNewestFirst() {
        replicas.scaleTo(2, 0);
        replicas.scaleTo(5, START_UP);
        replicas.scaleTo(3, START_UP + 1);

        assertThat(replicas.ready(START_UP + 1)).isEqualTo(2);
        assertThat(replicas.ready(2 * START_UP)).isEqualTo(3);
    }

    @Test
    void canBeGivenReady() {
        replicas.scaleTo(9, 0);
        replicas.haveReady(4, 1);

        assertThat(replicas.ready(1)).isEqualTo(4);
        assertThat(replicas.ready(2 * START_UP)).isEqualTo(4);
    }

    @Test
    void areNeverFewerThanNone() {
        assertThatThrownBy(() -> replicas.scaleTo(-1, 0)).hasMessageContaining("-1");
    }
}
