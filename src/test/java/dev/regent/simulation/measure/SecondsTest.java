package dev.regent.simulation.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.play.Play;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecondsTest {
    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        Seconds seconds = new Seconds(List.of(4.0, 1.0, 3.0, 2.0));

        assertThat(seconds.median()).isEqualTo(2.5);
        assertThat(seconds.worst()).isEqualTo(4.0);
    }

    @Test
    void ninetyNineOfAHundredDoNotExceedTheQuantile() {
        Seconds seconds = new Seconds(IntStream.rangeClosed(1, 100)
                .mapToObj(number -> (double) number)
                .toList());

        assertThat(seconds.quantile(0.99)).isEqualTo(99.0);
        assertThat(seconds.quantile(0.01)).isEqualTo(1.0);
    }

    @Test
    void whatNeverHappenedIsADash() {
        assertThat(Seconds.of(List.of(Optional.empty())).text(0.5)).isEqualTo("–");
    }

    @Test
    void aTrialIsMeasuredFromTheFaultOn() {
        Recovery recovery = Recovery.of(new Play.OfTrial(Play.trial("inference-fails"), 1, 3), Variation.DEFAULTS);

        double vote = recovery.vote().orElseThrow();
        double answer = recovery.answer().orElseThrow();
        double good = recovery.good().orElseThrow();
        assertThat(vote).isBetween(3.0, 8.0);
        assertThat(answer).isGreaterThan(vote);
        assertThat(good).isBetween(answer, answer + 5.5);
    }

    @Test
    void morePatienceTakesLonger() {
        var play = Play.trial("inference-fails");
        Series patient = Series.of(play, 3, 10, Variation.DEFAULTS);
        Series hasty = Series.of(play, 3, 10, Variation.all().get(2));

        assertThat(hasty.seconds(Recovery::vote).median())
                .isLessThan(patient.seconds(Recovery::vote).median() - 1);
    }

    @Test
    void aSlowerCheckerTakesLonger() {
        var play = Play.trial("gateway-dies");
        Variation slow = Variation.all().stream()
                .filter(variation -> variation.name().contains("interval 30 s"))
                .findFirst()
                .orElseThrow();

        assertThat(Series.of(play, 3, 10, slow).good().median())
                .isGreaterThan(Series.of(play, 3, 10, Variation.DEFAULTS).good().median() + 5);
    }
}
