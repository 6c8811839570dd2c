package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.WeightMove;
import dev.regent.world.Witness.Sign;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule 9. */
class SettleTest {
    @Test
    void theActingHomeTakesTheWeightsOnceItHasServedLongEnough() {
        AWorld world = acting(OHIO, 120).seenFrom(OHIO);

        WeightMove move = world.decide().move().orElseThrow();

        assertThat(move.home()).isEqualTo(OHIO);
        assertThat(move.from().number()).isEqualTo(7);
        assertThat(move.weights()).isEqualTo(Map.of(VIRGINIA, 0, OHIO, 100, OREGON, 0));
        assertThat(move.why()).isEqualTo("us-east-2 has served for 120 looks");
    }

    @Test
    void notALookEarlier() {
        assertThat(acting(OHIO, 119).seenFrom(OHIO).decide().move()).isEmpty();
    }

    @Test
    void notWhileItDoesNotSeeThatTheHomeIsOut() {
        assertThat(acting(OHIO, 120).seenFrom(OHIO).dnsUnread().decide().move()).isEmpty();
    }

    @Test
    void othersLeaveItToTheActingHome() {
        assertThat(acting(OHIO, 120).seenFrom(OREGON).decide().move()).isEmpty();
    }

    @Test
    void theFirstLivingRegentDoesItForASilentOne() {
        AWorld world = acting(OHIO, 120).silent(OHIO);

        assertThat(world.seenFrom(VIRGINIA).decide().move())
                .map(WeightMove::home)
                .contains(OHIO);
        assertThat(world.seenFrom(OREGON).decide().move()).isEmpty();
        assertThat(world.silent(VIRGINIA).decide().move()).map(WeightMove::home).contains(OHIO);
    }

    @Test
    void theTimeThatOneServedIsNotTheTimeOfTheNext() {
        AWorld world = acting(OHIO, 130).failed(OHIO).out(OHIO).open(OREGON).seenFrom(OREGON);

        assertThat(world.decide().acting()).contains(OREGON);
        assertThat(world.decide().move()).isEmpty();
    }

    @Test
    void waitsWhilePausedAndSaysSo() {
        AWorld world = acting(OHIO, 120).seenFrom(OHIO).paused();

        assertThat(world.decide().move()).isEmpty();
        assertThat(world.refusals())
                .contains("weights to us-east-2: paused by kim until 2026-11-22T13:00:00Z, although us-east-2 has"
                        + " served for 120 looks");
    }

    @Test
    void movesForAnOrderAtOnceEvenWhilePaused() {
        AWorld world = AWorld.ofThree().seenFrom(OHIO).paused().ordered(Verb.FAILOVER, VIRGINIA, OHIO);

        assertThat(world.decide().move()).map(WeightMove::why).contains("ordered by kim: maintenance");
    }

    @Test
    void anOrderIsNotRefusedForAPause() {
        AWorld world = AWorld.ofThree().seenFrom(OHIO).paused().ordered(Verb.FAILOVER, VIRGINIA, OHIO);

        assertThat(world.refusals()).noneMatch(refusal -> refusal.startsWith("weights to"));
    }

    @Test
    void anOrderThatIsGivenLaterDoesNotEndAPause() {
        AWorld world = acting(OHIO, 120).seenFrom(OHIO).paused().ordered(Verb.FAILOVER, VIRGINIA, OREGON);

        assertThat(world.decide().move()).isEmpty();
        assertThat(world.refusals()).anyMatch(refusal -> refusal.startsWith("weights to us-east-2: paused by kim"));
    }

    @Test
    void aPauseOfAnotherServiceStopsNothingHere() {
        Intent pause = Given.pause(1);
        Intent elsewhere = new Intent(
                pause.id(),
                pause.verb(),
                "images",
                pause.from(),
                pause.to(),
                pause.reason(),
                pause.by(),
                pause.expires(),
                pause.state(),
                pause.outcome());

        assertThat(acting(OHIO, 120).seenFrom(OHIO).intent(elsewhere).decide().move())
                .isPresent();
    }

    @Test
    void anOrderWaitsForItsTargetToBeSeenOpen() {
        AWorld world = AWorld.ofThree().seenFrom(OREGON).ordered(Verb.FAILOVER, VIRGINIA, OREGON);

        assertThat(world.decide().move()).isEmpty();
        assertThat(world.open(OREGON).decide().move()).map(WeightMove::home).contains(OREGON);
    }

    @Test
    void aDeadAnswerIsLeftAfterTheTimeThatALivingRegentHasToOpenItsRegion() {
        assertThat(dead(14).seenFrom(OHIO).decide().move()).isEmpty();
        assertThat(dead(15).seenFrom(OHIO).decide().move())
                .map(WeightMove::why)
                .contains("DNS has answered only regions that are out and do not serve for 15 looks");
    }

    @Test
    void aRegionWhoseRegentIsSilentCannotOpenSoItIsNotWaitedFor() {
        AWorld world = dead(4).failed(OREGON).silent(OHIO).seenFrom(VIRGINIA);

        assertThat(world.decide().move()).map(WeightMove::home).contains(OHIO);
    }

    @Test
    void aNewHomeGetsItsOwnTimeBeforeItIsLeft() {
        AWorld world = dead(15).epoch(8, OHIO).open(OREGON).seenFrom(OREGON);

        assertThat(world.decide().move()).isEmpty();
    }

    @Test
    void anOrderThatWasGivenForAnotherHomeMovesNothing() {
        AWorld world =
                AWorld.ofThree().epoch(8, OHIO).open(OREGON).seenFrom(OREGON).ordered(Verb.FAILOVER, VIRGINIA, OREGON);

        assertThat(world.decide().move()).isEmpty();
        assertThat(world.votes()).doesNotContainKey(OHIO);
    }

    @Test
    void aDeadAnswerStaysWhereNobodyIsAble() {
        AWorld world = dead(100).failed(OHIO).failed(OREGON);

        for (Region region : world.regions()) {
            assertThat(world.seenFrom(region).decide().move()).isEmpty();
        }
    }

    @Test
    void doesNothingWhereNoEpochIsKnown() {
        assertThat(acting(OHIO, 500)
                        .nobodyKnowsTheHome()
                        .seenFrom(OHIO)
                        .decide()
                        .move())
                .isEmpty();
    }

    private static AWorld acting(Region region, int looks) {
        return AWorld.ofThree().out(VIRGINIA).answers(region).remembers(kept -> {
            kept.acting = Optional.of(region);
            kept.actingLooks = looks;
        });
    }

    /** The home has failed, the heir keeps itself out. */
    private static AWorld dead(int looks) {
        return AWorld.ofThree()
                .witness(VIRGINIA, Sign.NO, Sign.NO)
                .failed(VIRGINIA)
                .probe(VIRGINIA, REFUSED, 10)
                .out(OHIO)
                .remembers(kept -> kept.deadLooks = looks);
    }
}
