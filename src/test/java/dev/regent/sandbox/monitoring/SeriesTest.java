package dev.regent.sandbox.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.regent.sandbox.gateway.Counts;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final Series series = new Series(Duration.ofSeconds(3));

    @Test
    void countsRequestsThatAreOverAsARate() {
        scrape(0, new Counts(100, 90, 0, 0, 0), 1);
        scrape(3, new Counts(220, 195, 12, 3, 0), 1);

        assertThat(now(Signal.REQUESTS, 3).orElseThrow()).isCloseTo(40, within(0.001));
        assertThat(now(Signal.SUCCESS_RATE, 3).orElseThrow()).isCloseTo(0.875, within(0.001));
    }

    @Test
    void countsNoLooksAtLiveness() {
        scrape(0, new Counts(0, 0, 0, 0, 0), 1);
        scrape(1, new Counts(5, 0, 0, 5, 600), 1);

        assertThat(now(Signal.REQUESTS, 1).orElseThrow()).isEqualTo(5);
        assertThat(now(Signal.SUCCESS_RATE, 1).orElseThrow()).isZero();
    }

    @Test
    void forgetsWhatIsOlderThanItsWindow() {
        scrape(0, new Counts(100, 0, 0, 100, 0), 1);
        scrape(1, new Counts(200, 0, 0, 200, 0), 1);
        scrape(4, new Counts(300, 100, 0, 200, 0), 1);

        assertThat(now(Signal.SUCCESS_RATE, 4).orElseThrow()).isEqualTo(1);
    }

    @Test
    void hasNoShareWhereNobodyAsks() {
        scrape(0, new Counts(10, 10, 0, 0, 0), 1);
        scrape(1, new Counts(10, 10, 0, 0, 0), 1);

        assertThat(now(Signal.REQUESTS, 1).orElseThrow()).isZero();
        assertThat(now(Signal.SUCCESS_RATE, 1).orElseThrow()).isNaN();
    }

    @Test
    void saysNothingWhereNoServerCouldBeScraped() {
        scrape(0, new Counts(10, 10, 0, 0, 0), 1);
        scrape(1, new Counts(20, 20, 0, 0, 0), 0);

        assertThat(now(Signal.REQUESTS, 1)).isEmpty();
        assertThat(series.age(NOON.plusSeconds(1))).isEmpty();
    }

    @Test
    void remembersFiveMinutesAgo() {
        for (int second = 0; second <= 330; second++) {
            scrape(second, new Counts(0, second <= 60 ? 10L * second : 600 + 40L * (second - 60), 0, 0, 0), 1);
        }

        assertThat(now(Signal.REQUESTS, 330).orElseThrow()).isCloseTo(40, within(0.001));
        assertThat(now(Signal.REQUESTS_EARLIER, 330).orElseThrow()).isCloseTo(10, within(0.001));
    }

    @Test
    void takesAnotherMomentForFiveMinutesAgoOnlyWhereItIsTold() {
        scrape(0, new Counts(0, 0, 0, 0, 0), 1);
        scrape(1, new Counts(0, 40, 0, 0, 0), 1);
        scrape(2, new Counts(0, 100, 0, 0, 0), 1);

        assertThat(now(Signal.REQUESTS_EARLIER, 2)).isEmpty();
        assertThat(series.value(Signal.REQUESTS_EARLIER, NOON.plusSeconds(2), Optional.of(NOON.plusSeconds(1)))
                        .orElseThrow())
                .isCloseTo(40, within(0.001));
    }

    private void scrape(int second, Counts counts, int ready) {
        series.add(new Scrape(NOON.plusSeconds(second), counts, 0.3, 120, 0, ready));
    }

    private OptionalDouble now(Signal signal, int second) {
        return series.value(signal, NOON.plusSeconds(second), Optional.empty());
    }
}
