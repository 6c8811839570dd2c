package dev.regent.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final RequestLog log = new RequestLog();

    @Test
    void countsByRegionAndByReason() {
        request(0, new Answer("us-east-1", null));
        request(1, new Answer("us-east-1", "answered 500"));
        request(2, Answer.failure("Connection refused"));
        request(3, new Answer("us-east-2", null));
        log.sent(START.plusSeconds(4));

        var tally = log.tally();

        assertThat(tally.sent()).isEqualTo(5);
        assertThat(tally.answered()).isEqualTo(2);
        assertThat(tally.failed()).isEqualTo(2);
        assertThat(tally.answeredBy()).isEqualTo(Map.of("us-east-1", 1L, "us-east-2", 1L));
        assertThat(tally.failedBecause()).isEqualTo(Map.of("answered 500", 1L, "Connection refused", 1L));
    }

    @Test
    void looksAtPartsOfARun() {
        request(0, Answer.failure("Connection refused"));
        request(1, new Answer("us-east-1", null));
        request(2, Answer.failure("Connection refused"));

        assertThat(log.everFailed(START.plusSeconds(1), START.plusSeconds(2))).isFalse();
        assertThat(log.everFailed(START.plusSeconds(1), START.plusSeconds(3))).isTrue();
        assertThat(log.tally(START, START.plusSeconds(2)).sent()).isEqualTo(2);
        assertThat(log.last(2)).extracting(Exchange::number).containsExactly(1L, 2L);
    }

    @Test
    void keepsTheOrderOfSendingWhenAnswersOvertake() {
        var first = log.sent(START);
        var second = log.sent(START.plusSeconds(1));

        log.finished(second, START.plusSeconds(2), new Answer("us-east-1", null));
        log.finished(first, START.plusSeconds(3), Answer.failure("late"));

        assertThat(log.all()).extracting(Exchange::good).containsExactly(false, true);
    }

    @Test
    void forgetsAtOnceWhatWasUnderWayWhenItIsCleared() {
        var underWay = log.sent(START);

        log.clear();
        log.finished(underWay, START.plusSeconds(1), Answer.failure("late"));

        assertThat(log.all()).isEmpty();
    }

    private void request(int second, Answer answer) {
        var sent = START.plusSeconds(second);
        log.finished(log.sent(sent), sent.plusMillis(40), answer);
    }
}
