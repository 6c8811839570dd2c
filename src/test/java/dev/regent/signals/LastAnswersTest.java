package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Reading;
import dev.regent.world.Reading.Known;
import dev.regent.world.Reading.Unknown;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.SignalSight.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LastAnswersTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Unanswered NO_GPUS = new Unanswered(Set.of(), true);
    private static final Unanswered NO_QUEUE = new Unanswered(Set.of(Signal.QUEUE_LENGTH), false);
    private static final SignalSight REQUESTS = one(Signal.REQUESTS, 500);
    private static final SignalSight QUEUE = one(Signal.QUEUE_LENGTH, 7);
    private static final SignalSight GPUS = new SignalSight(
            Map.of(),
            List.of(new GpuSight(
                    "chat-0",
                    1,
                    1,
                    0,
                    0,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Duration.ofSeconds(1))),
            List.of("the GPUs are well"));

    private final LastAnswers last = new LastAnswers();
    private Instant now = NOON;
    private Reading<Answers> latest = Reading.notYet(NOON);
    private long looks;

    @Test
    void isUnknownBeforeTheFirstLook() {
        assertThat(read()).isEqualTo(new Unknown<>(NOON, "not looked at yet", 0));
    }

    @Test
    void aQueryThatIsLateOnceHasItsLastAnswerOlderByThat() {
        look(Map.of("requests", REQUESTS, "the GPUs", GPUS), Map.of());
        pass(4);

        look(Map.of("requests", one(Signal.REQUESTS, 510)), Map.of("the GPUs", late("the GPUs", NO_GPUS)));

        SignalSight sight = known();
        assertThat(sight.values()).containsExactly(Map.entry(Signal.REQUESTS, measured(510, 1)));
        assertThat(sight.gpus()).extracting(GpuSight::age).containsExactly(Duration.ofSeconds(5));
        assertThat(sight.findings())
                .containsExactly(
                        "the GPUs could not be asked: Prometheus did not answer in time; what was answered before"
                                + " stands, 4 s old");
    }

    /** Whether its last answer stands or not: nobody says that there is nothing of it. */
    @Test
    void tellsWhatWasNotAnswered() {
        look(
                Map.of("requests", REQUESTS),
                Map.of("the GPUs", late("the GPUs", NO_GPUS), "queue", late("queue", NO_QUEUE)));
        assertThat(known().unanswered()).isEqualTo(new Unanswered(Set.of(Signal.QUEUE_LENGTH), true));

        look(Map.of("requests", REQUESTS, "queue", QUEUE), Map.of("the GPUs", late("the GPUs", NO_GPUS)));
        assertThat(known().unanswered()).isEqualTo(NO_GPUS);

        look(Map.of("requests", REQUESTS, "queue", QUEUE, "the GPUs", GPUS), Map.of());
        assertThat(known().unanswered()).isEqualTo(Unanswered.NOTHING);
    }

    @Test
    void aQueryThatStaysLateIsLeftOutAfterTwelveSeconds() {
        look(Map.of("requests", REQUESTS, "queue", QUEUE), Map.of());
        for (int missed = 0; missed < 4; missed++) {
            pass(3);
            look(Map.of("requests", REQUESTS), Map.of("queue", late("queue", NO_QUEUE)));
        }
        assertThat(known().values()).containsEntry(Signal.QUEUE_LENGTH, measured(7, 13));

        pass(1);

        assertThat(known().values()).containsOnlyKeys(Signal.REQUESTS);
        assertThat(known().findings()).containsExactly("queue could not be asked: Prometheus did not answer in time");
    }

    @Test
    void aLookThatFailsIsKnownByTheLastAnswersAndSaysSo() {
        look(Map.of("requests", REQUESTS), Map.of());
        pass(3);
        look(
                Map.of("queue", QUEUE),
                Map.of("requests", late("requests", new Unanswered(Set.of(Signal.REQUESTS), false))));
        pass(3);

        fail();

        assertThat(read())
                .isEqualTo(new Known<>(
                        new SignalSight(
                                Map.of(Signal.REQUESTS, measured(500, 7), Signal.QUEUE_LENGTH, measured(7, 4)),
                                List.of(),
                                List.of("Prometheus is dead; what was answered before stands, up to 6 s old"),
                                Unanswered.ALL),
                        3));
    }

    @Test
    void looksThatGoOnFailingAreUnknownAfterTwelveSeconds() {
        look(Map.of("requests", REQUESTS), Map.of());
        for (int missed = 0; missed < 4; missed++) {
            pass(3);
            fail();
            assertThat(known().now(Signal.REQUESTS)).hasValue(500);
        }

        pass(1);

        assertThat(read()).isEqualTo(latest);
    }

    @Test
    void whatWasAnsweredWithNothingIsNotWhatItWasBefore() {
        look(Map.of("requests", REQUESTS), Map.of());
        pass(1);
        look(Map.of("requests", new SignalSight(Map.of(), List.of(), List.of("there is no sample"))), Map.of());
        assertThat(known().findings()).containsExactly("there is no sample");
        pass(1);

        fail();

        assertThat(known().values()).isEmpty();
    }

    @Test
    void whatAProcessThatStoodStillWasToldBeforeStandsInForNothing() {
        look(Map.of("requests", REQUESTS), Map.of());
        last.take(new Answers(Map.of("queue", QUEUE), Map.of()), now.plusMillis(900));

        now = now.plusSeconds(6);
        fail();

        assertThat(read()).isEqualTo(latest);
        look(Map.of("requests", REQUESTS), Map.of("queue", late("queue", NO_QUEUE)));
        assertThat(known().values()).containsOnlyKeys(Signal.REQUESTS);
    }

    @Test
    void whatItIsToldAfterwardsDoes() {
        look(Map.of("requests", REQUESTS), Map.of());
        now = now.plusSeconds(6);
        fail();
        pass(1);
        look(Map.of("requests", REQUESTS), Map.of());
        pass(1);

        fail();

        assertThat(known().values()).containsEntry(Signal.REQUESTS, measured(500, 2));
    }

    @Test
    void nobodyKnowsHowOldItIsWhereTheClockIsSetBack() {
        look(Map.of("requests", REQUESTS), Map.of());

        now = now.minusSeconds(3600);
        fail();

        assertThat(read()).isEqualTo(latest);
    }

    private static SignalSight late(String what, Unanswered unanswered) {
        String finding = what + " could not be asked: Prometheus did not answer in time";
        return new SignalSight(Map.of(), List.of(), List.of(finding), unanswered);
    }

    private void look(Map<String, SignalSight> answered, Map<String, SignalSight> missed) {
        var answers = new Answers(answered, missed);
        last.take(answers, now);
        latest = new Known<>(answers, ++looks);
        read();
    }

    private void fail() {
        latest = new Unknown<>(now, "Prometheus is dead", ++looks);
        read();
    }

    /** It is asked each second, as by the loop. */
    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            now = now.plusSeconds(1);
            read();
        }
    }

    private Reading<SignalSight> read() {
        return last.now(latest, now);
    }

    private SignalSight known() {
        return read().known().orElseThrow();
    }

    private static SignalSight one(Signal signal, double value) {
        return new SignalSight(Map.of(signal, measured(value, 1)), List.of(), List.of());
    }

    private static Measured measured(double value, int age) {
        return new Measured(value, Duration.ofSeconds(age), Duration.ZERO);
    }
}
