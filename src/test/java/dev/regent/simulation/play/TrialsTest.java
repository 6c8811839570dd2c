package dev.regent.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.Outcome;
import dev.regent.simulation.history.Trial;
import dev.regent.simulation.history.Trials;
import dev.regent.simulation.invariant.RecoversInTime;
import dev.regent.simulation.regent.Policy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception that is not needed is a promise that nobody looks at. */
class TrialsTest {
    private static final int TWO = 2;
    private static final int THREE = 3;

    /** One in which the home's regent is killed before its vote is written. */
    private static final long SEED = 2;

    @Test
    void everythingIsPromisedInThreeRegionsAndAllButSixInTwo() {
        assertThat(Trials.all()).allMatch(trial -> trial.isPromisedIn(THREE));
        assertThat(notPromisedInTwo())
                .extracting(Trial::name)
                .containsExactlyInAnyOrder(
                        "inference-fails-primary-regent-dead",
                        "inference-fails-one-regent-dead",
                        "inference-fails-heir-blind",
                        "inference-fails-home-paused",
                        "regent-killed-mid-failover",
                        "home-and-heir-die");
    }

    @ParameterizedTest
    @MethodSource("notPromisedInTwo")
    void inTwoRegionsWhatIsNotPromisedIsNotKept(Trial trial) {
        assertThat(askedForItsBound(trial, TWO).breaches())
                .singleElement()
                .satisfies(breach -> assertThat(breach.why())
                        .startsWith(trial.name())
                        .endsWith("s after the fault users have been served since never"));
    }

    @ParameterizedTest
    @MethodSource("notPromisedInTwo")
    void withAThirdRegionItIsKept(Trial trial) {
        assertThat(askedForItsBound(trial, THREE).held()).isTrue();
    }

    static Stream<Trial> notPromisedInTwo() {
        return Trials.all().stream().filter(trial -> !trial.isPromisedIn(TWO));
    }

    /** Whether it was promised or not. */
    private static Outcome askedForItsBound(Trial trial, int regions) {
        Referee referee = new Referee(Policy.REAL, play -> List.of(new RecoversInTime(trial)));
        return referee.judge(new Play.OfTrial(trial, SEED, regions)).outcome();
    }
}
