package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.FailbackPolicy;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.WeightMove;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a ramp that was begun and that nobody wants any more. */
class EndedRampTest {
    private static final FailbackPolicy AUTOMATIC = new FailbackPolicy(true, 600, List.of(10, 50), 30);
    private static final Map<Region, Integer> HALF = Map.of(VIRGINIA, 10, OHIO, 90, OREGON, 0);

    @Test
    void theHomePutsBackARampWhoseOrderHasEnded() {
        WeightMove move = begun().decide().move().orElseThrow();

        assertThat(move.weights()).isEqualTo(Map.of(VIRGINIA, 0, OHIO, 100, OREGON, 0));
        assertThat(move.home()).isEqualTo(OHIO);
        assertThat(move.why())
                .isEqualTo("the failback to us-east-1 has ended half-done: its 10 % of the traffic is put back");
    }

    @Test
    void notWhileItsOrderStands() {
        AWorld world = begun().ordered(Verb.FAILBACK, OHIO, VIRGINIA);

        assertThat(world.decide().move()).isEmpty();
    }

    @Test
    void onceTheOrderHasRunOutItDoes() {
        AWorld world = begun().ordered(Verb.FAILBACK, OHIO, VIRGINIA);

        assertThat(world.at(AWorld.NOW.plusSeconds(3599)).decide().move()).isEmpty();
        assertThat(world.at(AWorld.NOW.plusSeconds(3600)).decide().move()).isPresent();
    }

    @Test
    void notWhileAnotherOrderIsOpenThatMovesTheTrafficAnyway() {
        AWorld world = begun().ordered(Verb.FAILOVER, OHIO, OREGON);

        assertThat(world.decide().move()).isEmpty();
        assertThat(world.refusals()).noneMatch(refusal -> refusal.startsWith("put back"));
    }

    @Test
    void notWhereThePolicyGoesOnWithItByItself() {
        assertThat(begun().failsBack(AUTOMATIC).decide().move()).isEmpty();
    }

    @Test
    void notBeforeTheStepHasStoodForItsTime() {
        assertThat(begun().remembers(kept -> kept.stepLooks = 29).decide().move())
                .isEmpty();
    }

    @Test
    void aPauseLeavesItHalfDoneAndSaysSo() {
        assertThat(begun().paused().decide().move()).isEmpty();
        assertThat(begun().paused().refusals())
                .containsExactly("put back the 10 % of us-east-1: paused by kim until 2026-11-22T13:00:00Z");
    }

    @Test
    void aPausedPolicyGoesOnOnceItIsResumed() {
        AWorld paused = begun().failsBack(AUTOMATIC).paused();

        assertThat(paused.decide().move()).isEmpty();
        assertThat(paused.refusals()).isEmpty();
        assertThat(paused.seenFrom(VIRGINIA).decide().move()).isEmpty();
        assertThat(paused.seenFrom(VIRGINIA).refusals())
                .containsExactly("fail back to us-east-1: paused by kim until 2026-11-22T13:00:00Z");
        assertThat(begun().failsBack(AUTOMATIC).seenFrom(VIRGINIA).decide().move())
                .map(WeightMove::why)
                .contains("failing back to us-east-1: 50 % of the traffic");
    }

    @Test
    void aHomeThatCannotTakeItAllLeavesItWhereItIsServedAndSaysSo() {
        assertThat(begun().failed(OHIO).decide().move()).isEmpty();
        assertThat(begun().failed(OHIO).refusals())
                .contains("put back the 10 % of us-east-1: us-east-2 cannot serve: inference answers 500");
        assertThat(begun().out(OHIO).decide().move()).isEmpty();
        assertThat(begun().out(OHIO).refusals())
                .contains("put back the 10 % of us-east-1: us-east-2 is not seen open by Route 53");
    }

    @Test
    void aRegionThatIsNoLongerAbleIsPutBackWhateverStandsAgainstTheRest() {
        AWorld world = begun().paused().failed(VIRGINIA);

        assertThat(world.decide().move())
                .map(WeightMove::why)
                .contains("us-east-1 is no longer able: its part of the traffic is put back");
    }

    @Test
    void whatAPersonGaveARegionByHandIsNoRamp() {
        assertThat(begun().weightsBy(OHIO, HALF).decide().move()).isEmpty();
    }

    @Test
    void aRampThatWasPutBackIsNotPutBackAgain() {
        AWorld world = begun().weightsBy(VIRGINIA, Map.of(VIRGINIA, 0, OHIO, 100, OREGON, 0));

        assertThat(world.decide().move()).isEmpty();
    }

    @Test
    void aPolicyThatPrefersTheHomeGoesOnWithNobodysRamp() {
        AWorld world = AWorld.ofThree()
                .failsBack(AUTOMATIC)
                .weightsBy(OHIO, Map.of(VIRGINIA, 90, OHIO, 10, OREGON, 0))
                .remembers(kept -> kept.stepLooks = 30);

        assertThat(world.decide().move())
                .map(WeightMove::why)
                .contains("the failback to us-east-2 has ended half-done: its 10 % of the traffic is put back");
    }

    @Test
    void onlyTheHomePutsBack() {
        assertThat(begun().seenFrom(VIRGINIA).decide().move()).isEmpty();
        assertThat(begun().seenFrom(OREGON).decide().move()).isEmpty();
        assertThat(begun().paused().seenFrom(OREGON).refusals()).isEmpty();
    }

    /** Ohio is home; the regent of Virginia took the first step, which has stood for its time; seen from Ohio. */
    private static AWorld begun() {
        return AWorld.ofThree()
                .home(OHIO)
                .answers(OHIO, VIRGINIA)
                .weightsBy(VIRGINIA, HALF)
                .remembers(kept -> kept.stepLooks = 30)
                .remembers(kept -> kept.healthyLooks = 600)
                .seenFrom(OHIO);
    }
}
