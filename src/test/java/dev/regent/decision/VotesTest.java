package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static dev.regent.world.Witness.Sign.NO;
import static dev.regent.world.Witness.Sign.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.HeldVote;
import dev.regent.world.Intent.Verb;
import dev.regent.world.OwnBoard;
import dev.regent.world.Thresholds;
import org.junit.jupiter.api.Test;

/** Rules 7, 8 and 10: how long votes stand, and what an order does with them. */
class VotesTest {
    private static final int STICKINESS = Thresholds.DEFAULTS.stickiness();

    @Test
    void holdsNoneWhileAllIsWell() {
        assertThat(AWorld.ofThree().votes()).isEmpty();
    }

    @Test
    void aVoteAgainstTheHomeStandsForItsLeastTimeAlthoughItsReasonHasGone() {
        AWorld world = AWorld.ofThree().seenFrom(OHIO).holds(VIRGINIA, STICKINESS - 1);

        assertThat(world.votes()).containsEntry(VIRGINIA, "it had failed");
    }

    @Test
    void thenGoesWithItsReasonWhereTheHomeIsSeenOpen() {
        AWorld world = AWorld.ofThree().seenFrom(OHIO).holds(VIRGINIA, STICKINESS);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void standsWhileTheHomeIsSeenOutAndAnotherIsAble() {
        AWorld world = AWorld.ofThree().holds(VIRGINIA, STICKINESS).out(VIRGINIA);

        assertThat(world.votes()).containsEntry(VIRGINIA, "us-east-1 stays out until the weights have settled it");
    }

    @Test
    void standsWhileItIsNotKnownWhetherTheHomeIsOut() {
        AWorld world = AWorld.ofThree().holds(VIRGINIA, STICKINESS).witness(VIRGINIA, UNKNOWN, UNKNOWN);

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    @Test
    void goesWhenNobodyElseIsAbleAndTheHomeServesByItsOwnProbe() {
        AWorld world = AWorld.ofThree()
                .holds(VIRGINIA, STICKINESS)
                .out(VIRGINIA)
                .failed(OHIO)
                .failed(OREGON);

        assertThat(world.votes()).isEmpty();
        assertThat(world.seenFrom(OREGON).votes().keySet()).doesNotContain(VIRGINIA);
    }

    @Test
    void goesWhenWhoeverElseIsAbleIsSeenOutAndTheHomeServes() {
        AWorld world = AWorld.ofThree()
                .holds(VIRGINIA, STICKINESS)
                .out(VIRGINIA)
                .out(OHIO)
                .out(OREGON);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void goesWhenTheOnlyOtherAbleRegionIsShutBehindItsDeadRegentsVote() {
        AWorld world = AWorld.ofThree()
                .holds(VIRGINIA, STICKINESS)
                .out(VIRGINIA)
                .failed(OHIO)
                .out(OREGON)
                .silent(OREGON);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void standsWhileOnlyItsOwnRegentDoesNotReachWhoServes() {
        AWorld world = AWorld.ofThree()
                .holds(VIRGINIA, STICKINESS)
                .out(VIRGINIA)
                .silent(OHIO, OREGON)
                .probe(OHIO, REFUSED, 10)
                .probe(OREGON, REFUSED, 10);

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    @Test
    void thenGoesAtOnceHoweverYoungItIs() {
        AWorld world =
                AWorld.ofThree().holds(VIRGINIA, 1).out(VIRGINIA).failed(OHIO).failed(OREGON);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void standsWhileNothingIsKnownOfTheOthers() {
        AWorld world = AWorld.ofThree()
                .holds(VIRGINIA, STICKINESS)
                .dnsUnread()
                .out(VIRGINIA)
                .silent(OHIO, OREGON);

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    @Test
    void standsWhenNobodyElseIsAbleButTheHomeDoesNotServe() {
        AWorld world = AWorld.ofThree()
                .holds(VIRGINIA, STICKINESS)
                .out(VIRGINIA)
                .failed(OHIO)
                .failed(OREGON)
                .probe(VIRGINIA, WRONG, 4);

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    @Test
    void growsOlderOnlyWithNewLooks() {
        AWorld world = AWorld.ofThree().seenFrom(OHIO).holds(VIRGINIA, 3);

        assertThat(world.decide().said().votes().get(VIRGINIA)).isEqualTo(new HeldVote("it had failed", 4));
        assertThat(world.notLooked().decide().said().votes().get(VIRGINIA)).isEqualTo(new HeldVote("it had failed", 3));
    }

    @Test
    void aVoteAgainstASilentHomeGoesWhereRoute53IsAnsweredByItAndByNobodyElse() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OREGON)
                .silent(VIRGINIA)
                .out(VIRGINIA)
                .probe(VIRGINIA, REFUSED, 9)
                .holds(VIRGINIA, 3)
                .failed(OHIO)
                .failed(OREGON);

        assertThat(world.votes()).doesNotContainKey(VIRGINIA);
        assertThat(world.probe(VIRGINIA, WRONG, 9).votes()).containsKey(VIRGINIA);
        assertThat(world.probe(VIRGINIA, REFUSED, 9).up(VIRGINIA, NO).votes()).containsKey(VIRGINIA);
    }

    @Test
    void aVoteThatNeverCameToTheBoardIsNotCastAfterAPauseOfTheProcess() {
        AWorld world = AWorld.ofThree().holds(VIRGINIA, 5).stoodStill();

        assertThat(world.votes()).doesNotContainKey(VIRGINIA);
        assertThat(world.onBoard(VIRGINIA).votes()).containsKey(VIRGINIA);
    }

    @Test
    void aVoteAgainstAFormerHomeStandsUntilEveryNameServerKnowsOfTheChange() {
        AWorld moved = AWorld.ofThree().seenFrom(OREGON).holds(VIRGINIA, 100).epoch(8, OHIO);

        assertThat(moved.votes()).containsEntry(VIRGINIA, "us-east-1 was left; not every name server knows it yet");
        assertThat(moved.remembers(kept -> kept.insync = 8).votes()).doesNotContainKey(VIRGINIA);
    }

    @Test
    void unlessTheFormerHomeServesAndNobodyElseMay() {
        AWorld moved = AWorld.ofThree().seenFrom(OREGON).holds(VIRGINIA, 100).epoch(8, OHIO);
        AWorld dead = moved.failed(OHIO).up(OHIO, NO).failed(OREGON);

        assertThat(dead.votes()).doesNotContainKey(VIRGINIA);
        assertThat(dead.failed(VIRGINIA).votes()).containsKey(VIRGINIA);
    }

    @Test
    void aRegionThatBecomesHomeDropsItsStandbyVote() {
        AWorld world = AWorld.ofThree().seenFrom(OREGON).holds(OREGON, 3).epoch(8, OREGON);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void whoeverResumesTakesOverWhatIsOnTheBoard() {
        AWorld world = AWorld.ofThree().findsOnBoard(VIRGINIA);

        assertThat(world.votes()).containsEntry(VIRGINIA, "found on the board");
    }

    @Test
    void aVoteForAnotherServiceOnTheBoardIsNotItsOwn() {
        AWorld world = AWorld.ofThree();
        world.resumed = true;
        world.onBoard.add(new OwnBoard.Vote("images", VIRGINIA));

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void goesWhereTheHomeServesAndAllOthersAreSeenToFailBehindSilentRegents() {
        AWorld world = AWorld.ofThree()
                .holds(VIRGINIA, 3)
                .silent(OHIO, OREGON)
                .probe(OHIO, WRONG, 4)
                .probe(OREGON, WRONG, 4);

        assertThat(world.votes()).isEmpty();
        assertThat(world.probe(OHIO, REFUSED, 4).votes()).containsEntry(VIRGINIA, "it had failed");
    }

    @Test
    void changesNothingWhileTheHomeIsNotKnown() {
        AWorld world = AWorld.ofThree().seenFrom(OHIO).nobodyKnowsTheHome().holds(OHIO, 3);

        assertThat(world.votes()).containsExactly(java.util.Map.entry(OHIO, "it had failed"));
        assertThat(world.refusals())
                .containsExactly("any change of votes: who is home is not known: no epoch was read");
    }

    @Test
    void anOrderVotesTheHomeOutAtOnceWhereItsTargetIsOpen() {
        AWorld world = AWorld.ofThree().ordered(Verb.FAILOVER, VIRGINIA, OHIO);

        assertThat(world.votes()).containsEntry(VIRGINIA, "ordered by kim: maintenance");
        assertThat(world.seenFrom(OREGON).votes()).containsEntry(VIRGINIA, "ordered by kim: maintenance");
    }

    @Test
    void anOrderWaitsUntilItsTargetIsSeenOpen() {
        AWorld world = AWorld.ofThree().ordered(Verb.FAILOVER, VIRGINIA, OREGON);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void anOrderIsCarriedOutAlthoughPaused() {
        AWorld world = AWorld.ofThree().paused().ordered(Verb.FAILOVER, VIRGINIA, OHIO);

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    @Test
    void theRegentOfARegionThatDoesNotHoldTheServiceHasNoVote() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OREGON)
                .withoutPartFor(OREGON)
                .out(VIRGINIA)
                .ordered(Verb.FAILOVER, VIRGINIA, OHIO);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void anUnableHomeOutOfReachOfRoute53IsStillVotedOutByItsPeers() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OHIO)
                .probe(VIRGINIA, AWorld.REFUSED, 4)
                .witness(VIRGINIA, NO, NO)
                .silent(VIRGINIA);

        assertThat(world.votes()).containsOnlyKeys(VIRGINIA);
    }
}
