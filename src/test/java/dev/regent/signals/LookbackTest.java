package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookbackTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [500ms]        | PT0.5S
            [4s]           | PT4S
            [5m]           | PT5M
            [1h]           | PT1H
            [1d]           | PT24H
            [1w]           | PT168H
            [1y]           | PT8760H
            [1m30s]        | PT1M30S
            [1h30m]        | PT1H30M
            [1y2w3d4h5m6s7ms] | PT9172H5M6.007S
            [ 90s ]        | PT1M30S
            [15s:5s]       | PT15S
            [2m:]          | PT2M
            """)
    void readsPrometheusDurations(String range, Duration window) {
        assertThat(Lookback.ofRanges("sum(rate(requests_total" + range + "))")).isEqualTo(window);
        assertThat(Lookback.ofCounted("sum(rate(requests_total" + range + "))")).isEqualTo(window);
    }

    @Test
    void takesTheLongestOfSeveral() {
        String share = "sum(rate(good_total[500ms])) / sum(rate(all_total[ 4s ]))";

        assertThat(Lookback.ofRanges(share)).isEqualTo(Duration.ofSeconds(4));
        assertThat(Lookback.ofCounted(share)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void theLongestRangeThatFitsBreaksNothing() {
        assertThat(Lookback.ofRanges("a[99999999999y99999999999w]")).isGreaterThan(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"queue_length", "sum(queue{pod=~\"chat-[0-9]+\",x=\"[c]\",code=~\"[45]..\"})", "a:queue:mean5m"})
    void whatHasNoRangeIsAsItIsNow(String promql) {
        assertThat(Lookback.ofRanges(promql)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            job:success:ratio_rate5m               | PT5M
            sum(job:requests:rate30s)              | PT30S
            job:requests:irate1m{job="chat"}       | PT1M
            job:requests:increase1h / 3600         | PT1H
            job:requests:rate1m30s                 | PT1M30S
            job:requests_rate_10m:sum              | PT10M
            {__name__="job:success:ratio_rate2h"}  | PT2H
            job:good:rate1m / job:all:rate10m      | PT10M
            job:good:rate10m / sum(rate(all[4s]))  | PT10M
            """)
    void whatIsRecordedLooksBackAsFarAsItsNameSays(String promql, Duration window) {
        assertThat(Lookback.ofCounted(promql)).isEqualTo(window);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway:success:ratio", "sum(gateway_requests)", "requests:rate1month", "requests:per5m"})
    void whatIsCountedAndSaysNothingIsTakenToLookBackFiveMinutes(String promql) {
        assertThat(Lookback.ofCounted(promql)).isEqualTo(Duration.ofMinutes(5));
    }
}
