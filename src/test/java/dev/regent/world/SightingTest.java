package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final ProbeResult WRONG = new AnswersWrong("inference answers 500", false);
    private static final ProbeResult REFUSED = new NoAnswer("connection refused");
    private static final ProbeResult SHEDS = new Saturated("429");

    private Sighting sighting = Sighting.NONE;
    private long looks;

    @Test
    void countsLooksInARow() {
        see(new Serves());
        see(SHEDS);
        assertThat(sighting.serving()).isEqualTo(2);

        see(WRONG);
        see(WRONG);
        assertThat(sighting.serving()).isZero();
        assertThat(sighting.failing()).isEqualTo(2);
        assertThat(sighting.wrong()).isEqualTo(2);

        see(REFUSED);
        assertThat(sighting.failing()).isEqualTo(3);
        assertThat(sighting.silent()).isEqualTo(1);

        see(new Serves());
        assertThat(sighting.failing()).isZero();
        assertThat(sighting.wrong()).isZero();
        assertThat(sighting.silent()).isZero();
    }

    @Test
    void aLookWithoutAnAnswerTakesNothingBackOfWhatWasAnsweredWrong() {
        for (int i = 0; i < 3; i++) {
            see(WRONG);
            see(REFUSED);
        }

        assertThat(sighting.wrong()).isEqualTo(3);
    }

    @Test
    void whatWasAnsweredWrongIsForgottenAfterTenLooksWithoutAnAnswer() {
        see(WRONG);
        for (int i = 0; i < 9; i++) {
            see(REFUSED);
        }
        assertThat(sighting.wrong()).isEqualTo(1);

        see(REFUSED);
        assertThat(sighting.wrong()).isZero();
    }

    @Test
    void aReadingThatIsNotNewChangesNothing() {
        see(WRONG);
        Sighting once = sighting;

        assertThat(once.next(new Reading.Known<>(WRONG, looks))).isEqualTo(once);
        assertThat(once.next(new Reading.Known<>(WRONG, looks - 1))).isEqualTo(once);
    }

    @Test
    void aLookThatCouldNotBeMadeIsCountedAndSaysNothing() {
        see(WRONG);

        Sighting after = sighting.next(new Reading.Unknown<>(Instant.EPOCH, "no thread", ++looks));

        assertThat(after.failing()).isEqualTo(1);
        assertThat(after.looks()).isEqualTo(2);
        assertThat(after.latest()).isEqualTo(WRONG);
    }

    @Test
    void remembersHowManyOfTheLastTenLooksWereShed() {
        for (int i = 0; i < 5; i++) {
            see(SHEDS);
        }
        for (int i = 0; i < 7; i++) {
            see(new Serves());
        }
        assertThat(sighting.saturated()).isEqualTo(3);

        for (int i = 0; i < 3; i++) {
            see(new Serves());
        }
        assertThat(sighting.saturated()).isZero();
    }

    @Test
    void isSeenAfterTheFirstLookOnly() {
        assertThat(Sighting.NONE.seen()).isFalse();
        see(REFUSED);
        assertThat(sighting.seen()).isTrue();
    }

    private void see(ProbeResult result) {
        sighting = sighting.next(new Reading.Known<>(result, ++looks));
    }
}
