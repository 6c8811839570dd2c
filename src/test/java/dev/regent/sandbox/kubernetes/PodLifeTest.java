package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.kubernetes.PodLife.Fate;
import dev.regent.sandbox.kubernetes.ReplicaPod.Phase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PodLifeTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Fate CRASHES = new Fate(false, true, false);
    private static final Fate UNREACHABLE = new Fate(true, false, false);
    private static final Fate PULL_FAILS = new Fate(false, false, true);

    private final PodLife life = new PodLife(Duration.ofSeconds(8));
    private final ReplicaPod started = ReplicaPod.pending("chat-1", NOON).on("gpu-1", NOON);
    private final ReplicaPod ready = started.becomes(Phase.READY, NOON);

    @Test
    void staysPendingUntilItIsScheduled() {
        var pod = ReplicaPod.pending("chat-1", NOON);

        assertThat(life.next(pod, Fate.GOOD, after(60))).isEqualTo(pod);
    }

    @Test
    void isReadyWhenItsModelIsLoadedAndNotBefore() {
        assertThat(life.next(started, Fate.GOOD, NOON.plusMillis(7_999)).phase())
                .isEqualTo(Phase.STARTING);
        assertThat(life.next(started, Fate.GOOD, after(8)).phase()).isEqualTo(Phase.READY);
    }

    @Test
    void crashesAgainAfterEachBackoff() {
        var once = life.next(ready, CRASHES, after(1));
        var stillOnce = life.next(once, CRASHES, after(10));
        var twice = life.next(stillOnce, CRASHES, after(11));
        var stillTwice = life.next(twice, CRASHES, after(30));
        var thrice = life.next(stillTwice, CRASHES, after(31));

        assertThat(once.phase()).isEqualTo(Phase.CRASHES);
        assertThat(once.restarts()).isEqualTo(1);
        assertThat(stillOnce.restarts()).isEqualTo(1);
        assertThat(twice.restarts()).isEqualTo(2);
        assertThat(stillTwice.restarts()).isEqualTo(2);
        assertThat(thrice.restarts()).isEqualTo(3);
    }

    @Test
    void waitsNoLongerThanFiveMinutesBetweenRestarts() {
        assertThat(PodLife.backoff(1)).hasSeconds(10);
        assertThat(PodLife.backoff(5)).hasSeconds(160);
        assertThat(PodLife.backoff(6)).hasMinutes(5);
        assertThat(PodLife.backoff(60)).hasMinutes(5);
    }

    @Test
    void loadsItsModelAnewAfterACrash() {
        var crashed = life.next(ready, CRASHES, after(1));
        var restarted = life.next(crashed, Fate.GOOD, after(2));

        assertThat(restarted.phase()).isEqualTo(Phase.STARTING);
        assertThat(life.next(restarted, Fate.GOOD, after(9)).phase()).isEqualTo(Phase.STARTING);
        assertThat(life.next(restarted, Fate.GOOD, after(10)).phase()).isEqualTo(Phase.READY);
    }

    @Test
    void isReadyAgainWhenItsNodeIsHeardOfAgain() {
        var lost = life.next(ready, UNREACHABLE, after(1));

        assertThat(lost.phase()).isEqualTo(Phase.UNREACHABLE);
        assertThat(life.next(lost, Fate.GOOD, after(20)).phase()).isEqualTo(Phase.READY);
    }

    @Test
    void needsItsImageOnlyToBegin() {
        var waiting = life.next(started, PULL_FAILS, after(1));

        assertThat(waiting.phase()).isEqualTo(Phase.PULL_FAILS);
        assertThat(life.next(ready, PULL_FAILS, after(1))).isEqualTo(ready);
        assertThat(life.next(waiting, Fate.GOOD, after(2)).phase()).isEqualTo(Phase.STARTING);
    }

    private static Instant after(long seconds) {
        return NOON.plusSeconds(seconds);
    }
}
