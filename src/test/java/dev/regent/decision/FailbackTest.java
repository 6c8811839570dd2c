package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.FailbackPolicy;
import dev.regent.world.Intent.Verb;
import dev.regent.world.WeightMove;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailbackTest {
    private static final FailbackPolicy AUTOMATIC = new FailbackPolicy(true, 600, List.of(10, 50), 30);

    @Test
    void neverHappensByItself() {
        assertThat(recovered().decide().move()).isEmpty();
        assertThat(recovered().refusals()).isEmpty();
    }

    @Test
    void anOrderBeginsARampOnceTheTargetHasBeenHealthyForLong() {
        AWorld world = recovered().ordered(Verb.FAILBACK, OHIO, VIRGINIA);

        WeightMove move = world.decide().move().orElseThrow();

        assertThat(move.weights()).isEqualTo(Map.of(VIRGINIA, 10, OHIO, 90, OREGON, 0));
        assertThat(move.home()).isEqualTo(OHIO);
        assertThat(move.why()).isEqualTo("failing back to us-east-1: 10 % of the traffic");
    }

    @Test
    void soDoesAnAutomaticPolicy() {
        assertThat(recovered().failsBack(AUTOMATIC).decide().move()).isPresent();
    }

    @Test
    void butNotWhilePaused() {
        AWorld world = recovered().failsBack(AUTOMATIC).paused();

        assertThat(world.decide().move()).isEmpty();
        assertThat(world.refusals())
                .containsExactly("fail back to us-east-1: paused by kim until 2026-11-22T13:00:00Z");
    }

    @Test
    void norWhileAnotherOrderIsOpen() {
        AWorld world = recovered().failsBack(AUTOMATIC).ordered(Verb.FAILOVER, OHIO, OREGON);

        assertThat(world.decide().move()).isEmpty();
    }

    @Test
    void eachStepStandsForItsTime() {
        AWorld world = ordered().weights(Map.of(VIRGINIA, 10, OHIO, 90, OREGON, 0));

        assertThat(world.remembers(kept -> kept.stepLooks = 29).decide().move()).isEmpty();
        assertThat(world.remembers(kept -> kept.stepLooks = 30).decide().move())
                .map(WeightMove::weights)
                .contains(Map.of(VIRGINIA, 50, OHIO, 50, OREGON, 0));
    }

    @Test
    void theLastStepNamesTheNewHome() {
        AWorld world =
                ordered().weights(Map.of(VIRGINIA, 50, OHIO, 50, OREGON, 0)).remembers(kept -> kept.stepLooks = 30);

        WeightMove move = world.decide().move().orElseThrow();

        assertThat(move.home()).isEqualTo(VIRGINIA);
        assertThat(move.weights()).isEqualTo(Map.of(VIRGINIA, 100, OHIO, 0, OREGON, 0));
    }

    @Test
    void waitsWhileSomethingStandsAgainstItAndSaysWhat() {
        assertThat(ordered().remembers(kept -> kept.healthyLooks = 599).refusals())
                .containsExactly("fail back to us-east-1: healthy for 599 of 600 looks");
        assertThat(ordered().probe(VIRGINIA, WRONG, 4).refusals())
                .containsExactly("fail back to us-east-1: us-east-1 is not healthy: inference answers 500");
        assertThat(ordered().out(VIRGINIA).refusals())
                .contains("fail back to us-east-1: us-east-1 is not seen open by Route 53");
        assertThat(ordered().out(OHIO).refusals())
                .contains("fail back to us-east-1: the home is not seen open by Route 53");
        assertThat(ordered().remembers(kept -> kept.insync = 6).refusals())
                .contains("fail back to us-east-1: the last change is not on every name server yet");
    }

    @Test
    void onlyTheTargetsRegentMoves() {
        assertThat(ordered().seenFrom(OHIO).decide().move()).isEmpty();
        assertThat(ordered().seenFrom(OREGON).decide().move()).isEmpty();
    }

    @Test
    void takesNoStepWithoutTheApi() {
        AWorld world = AWorld.ofThree()
                .home(OHIO)
                .open(VIRGINIA)
                .remembers(kept -> kept.healthyLooks = 600)
                .ordered(Verb.FAILBACK, OHIO, VIRGINIA);

        assertThat(world.decide().move()).isEmpty();
    }

    @Test
    void takesNoStepFromWhatTheApiShowedOfAnotherEpoch() {
        AWorld world = ordered().epoch(8, OHIO).remembers(kept -> kept.insync = 8);

        assertThat(world.decide().move()).isEmpty();
        assertThat(world.weights(Map.of(VIRGINIA, 0, OHIO, 100, OREGON, 0))
                        .decide()
                        .move())
                .isPresent();
    }

    @Test
    void onlyTheTargetsRegentSaysWhatStandsAgainstIt() {
        AWorld world = ordered().remembers(kept -> kept.healthyLooks = 0);

        assertThat(world.refusals()).isNotEmpty();
        assertThat(world.seenFrom(OREGON).refusals()).isEmpty();
    }

    @Test
    void aRegionWithoutTrafficHasNothingToPutBack() {
        AWorld world = recovered().seenFrom(OHIO).failed(VIRGINIA);

        assertThat(world.decide().move()).isEmpty();
    }

    @Test
    void theHomePutsBackWhatARegionHasThatIsNoLongerAble() {
        AWorld world = recovered()
                .seenFrom(OHIO)
                .weights(Map.of(VIRGINIA, 10, OHIO, 90, OREGON, 0))
                .failed(VIRGINIA);

        WeightMove move = world.decide().move().orElseThrow();

        assertThat(move.weights()).isEqualTo(Map.of(VIRGINIA, 0, OHIO, 100, OREGON, 0));
        assertThat(move.home()).isEqualTo(OHIO);
        assertThat(move.why()).isEqualTo("us-east-1 is no longer able: its part of the traffic is put back");
    }

    private static AWorld ordered() {
        return recovered().ordered(Verb.FAILBACK, OHIO, VIRGINIA);
    }

    /** Ohio is home, Virginia is healthy again for long; seen from Virginia. */
    private static AWorld recovered() {
        return AWorld.ofThree()
                .home(OHIO)
                .answers(OHIO)
                .weights(Map.of(VIRGINIA, 0, OHIO, 100, OREGON, 0))
                .remembers(kept -> kept.healthyLooks = 600);
    }
}
