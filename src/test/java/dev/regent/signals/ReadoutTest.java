package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.signals.Vector.Sample;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadoutTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Query QUERY =
            Query.written(Signal.SUCCESS_RATE, "sum(rate(requests_total[1m])) / sum(rate(all_total[30s]))");

    @Test
    void takesTheValueWithItsAge() {
        assertThat(read(Signal.REQUESTS, 12.5, 14.2))
                .isEqualTo(new Readout(
                        Optional.of(new Measured(12.5, Duration.ofMillis(14_200), MINUTE)), Optional.empty()));
    }

    @Test
    void saysThatAValueIsOld() {
        assertThat(read(Signal.QUEUE_LENGTH, 3, 130.9))
                .isEqualTo(new Readout(
                        Optional.of(new Measured(3, Duration.ofMillis(130_900), MINUTE)),
                        Optional.of("the queue's length is 130 s old")));
    }

    @Test
    void takesASampleFromTheFutureForAFreshOne() {
        assertThat(read(Signal.REQUESTS, 1, -3).measured()).hasValue(new Measured(1, Duration.ZERO, MINUTE));
    }

    @Test
    void knowsNothingWhereThereWasNothingToMeasure() {
        assertThat(read(Signal.SUCCESS_RATE, Double.NaN, 1)).isEqualTo(new Readout(Optional.empty(), Optional.empty()));
    }

    @Test
    void knowsNothingWhereNothingIsExported() {
        assertNotKnown(
                Readout.of(Signal.KV_CACHE, QUERY, vector()),
                "the use of the key-value cache is not known: Prometheus has no sample of it");
    }

    /** A rate goes on for its window after the exporter died; the sample of the raw series does not. */
    @Test
    void knowsNothingWhereTheExporterIsGone() {
        assertNotKnown(
                Readout.of(Signal.REQUESTS, QUERY, vector(sample(Query.VALUE, 7))),
                "requests per second is not known: its exporter was not reached when it was last scraped");
    }

    @Test
    void knowsNothingWhereThereAreSeveralNumbers() {
        assertNotKnown(
                Readout.of(
                        Signal.REQUESTS,
                        QUERY,
                        vector(sample(Query.VALUE, 7), sample(Query.VALUE, 8), sample(Query.AGE, 1))),
                "requests per second is not known: its query gives 2 numbers, not one");
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS_RATE, 1.01, a part of 1",
        "KV_CACHE, 40, a part of 1",
        "KV_CACHE, -0.5, a part of 1",
        "QUEUE_LENGTH, -1, zero or more",
        "REQUESTS, 1e12, zero or more"
    })
    void knowsNothingWhereTheNumberCannotBeIt(Signal signal, double value, String right) {
        assertNotKnown(read(signal, value, 1), Readout.name(signal) + " is not known: " + value + " is not " + right);
    }

    @Test
    void forgivesAShareItsRounding() {
        assertThat(read(Signal.SUCCESS_RATE, 1.0000000002, 0)
                        .measured()
                        .orElseThrow()
                        .value())
                .isEqualTo(1);
    }

    private static void assertNotKnown(Readout readout, String finding) {
        assertThat(readout).isEqualTo(new Readout(Optional.empty(), Optional.of(finding)));
    }

    private static Readout read(Signal signal, double value, double age) {
        return Readout.of(signal, QUERY, vector(sample(Query.VALUE, value), sample(Query.AGE, age)));
    }

    private static Sample sample(String part, double value) {
        return new Sample(Map.of(Query.PART, part), value);
    }

    private static Vector vector(Sample... samples) {
        return new Vector(new ArrayList<>(List.of(samples)), Optional.empty());
    }
}
