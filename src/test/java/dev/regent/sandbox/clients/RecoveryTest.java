package dev.regent.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.clients.Recovery.NeverFailed;
import dev.regent.sandbox.clients.Recovery.NotYet;
import dev.regent.sandbox.clients.Recovery.Recovered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Histories are written as one letter per request and 100 ms: {@code .} good, {@code x} failed, {@code _} waits. */
class RecoveryTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration ANSWERED_AFTER = Duration.ofMillis(40);
    private static final String TWENTY = ".".repeat(20);

    @Test
    void isTheTimeToTheFirstOfTwentyGoodAnswers() {
        assertThat(recovery(0, "xxx" + TWENTY)).isEqualTo(recovered(0, 0, 3, 0));
    }

    @Test
    void countsFromTheFaultAndNotFromTheFirstFailure() {
        assertThat(recovery(2, "....xx" + TWENTY)).isEqualTo(recovered(2, 4, 6, 0));
    }

    @Test
    void doesNotTakeGoodAnswersBeforeTheFirstFailureForRecovery() {
        assertThat(recovery(0, TWENTY + TWENTY + "x" + TWENTY)).isEqualTo(recovered(0, 40, 41, 0));
    }

    @Test
    void startsAgainWithEachFailure() {
        assertThat(recovery(0, "x" + ".".repeat(19) + "x" + TWENTY)).isEqualTo(recovered(0, 0, 21, 0));
    }

    @Test
    void isNotThereBeforeTwentyInARow() {
        assertThat(recovery(0, "x" + ".".repeat(19))).isEqualTo(new NotYet(START));
        assertThat(recovery(0, "xxxx")).isEqualTo(new NotYet(START));
    }

    @Test
    void waitsForAnswersThatAreStillUnderWay() {
        assertThat(recovery(0, "x" + ".".repeat(19) + "_")).isEqualTo(new NotYet(START));
    }

    @Test
    void neverFailedWithoutAFailure() {
        assertThat(recovery(5, "xxxx." + TWENTY)).isEqualTo(new NeverFailed(20));
        assertThat(recovery(0, "")).isEqualTo(new NeverFailed(0));
    }

    @Test
    void concernsRequestsThatWereUnderWayAtTheFault() {
        var fault = START.plus(Duration.ofMillis(20));

        var recovery = Recovery.from(fault, history("x" + TWENTY));

        assertThat(recovery).isEqualTo(new Recovered(START, answered(1), Duration.between(fault, answered(1)), 0));
    }

    @Test
    void saysWhenItFailedAgain() {
        assertThat(recovery(0, "x" + TWENTY + "xx..")).isEqualTo(recovered(0, 0, 1, 2));
    }

    @Property
    void isThereAfterAnyOutageThatEnds(
            @ForAll @IntRange(max = 50) int good, @ForAll @IntRange(min = 1, max = 50) int bad) {
        var recovery = recovery(0, ".".repeat(good) + "x".repeat(bad) + TWENTY);

        assertThat(recovery).isEqualTo(recovered(0, good, good + bad, 0));
    }

    private static Recovery recovery(int fault, String history) {
        return Recovery.from(at(fault), history(history));
    }

    private static Recovered recovered(int fault, int firstFailure, int first, long failedLater) {
        var at = answered(first);
        return new Recovered(at(firstFailure), at, Duration.between(at(fault), at), failedLater);
    }

    private static List<Exchange> history(String letters) {
        return IntStream.range(0, letters.length())
                .mapToObj(number -> exchange(number, letters.charAt(number)))
                .toList();
    }

    private static Exchange exchange(int number, char letter) {
        var sent = Exchange.sent(number, at(number));
        return switch (letter) {
            case '.' -> sent.finished(answered(number), new Answer("us-east-1", null));
            case 'x' -> sent.finished(answered(number), Answer.failure("refused"));
            default -> sent;
        };
    }

    private static Instant at(int number) {
        return START.plus(BETWEEN.multipliedBy(number));
    }

    private static Instant answered(int number) {
        return at(number).plus(ANSWERED_AFTER);
    }
}
