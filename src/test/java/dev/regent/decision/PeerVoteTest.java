package dev.regent.decision;

import static dev.regent.decision.AWorld.HANGS;
import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.PATIENCE;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static dev.regent.world.Witness.Sign.NO;
import static dev.regent.world.Witness.Sign.UNKNOWN;
import static dev.regent.world.Witness.Sign.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Condition.Unknown;
import org.junit.jupiter.api.Test;

/** Rule 5. */
class PeerVoteTest {
    private static final String REFUSAL = "vote against us-east-1: ";

    @Test
    void votesWhenItsProbeIsAnsweredWrongAndTheHomeSaysSoItself() {
        assertThat(wrong().failed(VIRGINIA).votes())
                .containsEntry(
                        VIRGINIA,
                        "us-east-1 has failed: seen from us-east-2: inference answers 500; its own regent says so");
    }

    @Test
    void orAnotherPeerSaysSo() {
        assertThat(wrong().silent(VIRGINIA).sees(OREGON, VIRGINIA, WRONG, 4).votes())
                .containsEntry(
                        VIRGINIA,
                        "us-east-1 has failed: seen from us-east-2: inference answers 500; the regent of us-west-2"
                                + " says so too");
    }

    /** Its regent blinks for four looks, and two that are far away have long been too slow for their deadline. */
    @Test
    void timeOutsThatTheHomesOwnLooksRefutedConvictNobody() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OHIO)
                .says(VIRGINIA, new Unknown(AWorld.NOW, "connection refused"))
                .sees(VIRGINIA, VIRGINIA, REFUSED, 4);

        assertThat(world.probe(VIRGINIA, HANGS, 9)
                        .sees(OREGON, VIRGINIA, HANGS, 9)
                        .votes())
                .isEmpty();
        assertThat(world.probe(VIRGINIA, HANGS, 8)
                        .sees(OREGON, VIRGINIA, HANGS, 8)
                        .votes())
                .containsKey(VIRGINIA);
    }

    /** It has seen it hang for less long than they, and sees it now. */
    @Test
    void timeOutsCountAgainstAHomeWhoseRegentWasStartedMeanwhile() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OHIO)
                .failed(VIRGINIA)
                .sees(VIRGINIA, VIRGINIA, HANGS, 4)
                .probe(VIRGINIA, HANGS, 60);

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    @Test
    void orRoute53DoesNotGetAnAnswer() {
        assertThat(wrong().silent(VIRGINIA).up(VIRGINIA, NO).votes())
                .containsEntry(
                        VIRGINIA,
                        "us-east-1 has failed: seen from us-east-2: inference answers 500; Route 53's checkers get no"
                                + " answer from its gateway");
    }

    @Test
    void holdsWhenOnlyItSeesTheHomeFail() {
        AWorld world = wrong().silent(VIRGINIA);

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly(REFUSAL + "nobody else says so; seen from us-east-2: inference answers 500");
    }

    @Test
    void aSilentPeersOldWordDoesNotCount() {
        assertThat(wrong().silent(VIRGINIA, OREGON)
                        .sees(OREGON, VIRGINIA, WRONG, 9)
                        .votes())
                .isEmpty();
    }

    @Test
    void neverAgainstAHomeWhoseFreshReportShowsThatItServes() {
        AWorld world = wrong().sees(OREGON, VIRGINIA, WRONG, 9).up(VIRGINIA, NO);

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly(REFUSAL
                        + "the regent of us-east-1 says that it serves; seen from us-east-2: inference answers 500");
        assertThat(world.degraded(VIRGINIA, 0.1).votes()).isEmpty();
    }

    @Test
    void aMissingAnswerCountsOnlyWhereRoute53MissesItToo() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OHIO)
                .silent(VIRGINIA)
                .probe(VIRGINIA, REFUSED, 4)
                .sees(OREGON, VIRGINIA, REFUSED, 4);

        assertThat(world.up(VIRGINIA, YES).refusals())
                .containsExactly(REFUSAL + "Route 53's checkers are answered; seen from us-east-2: connection refused");
        assertThat(world.up(VIRGINIA, UNKNOWN).refusals())
                .containsExactly(REFUSAL
                        + "what Route 53's checkers see is not known; seen from us-east-2: connection"
                        + " refused");
        assertThat(world.up(VIRGINIA, NO).votes())
                .containsEntry(
                        VIRGINIA,
                        "us-east-1 has failed: seen from us-east-2: connection refused; Route 53's checkers get no"
                                + " answer either");
    }

    @Test
    void whatTheHomesRegentSeesConvictsOnlyOnceItSaysThatItHasFailed() {
        AWorld world = wrong().says(VIRGINIA, new Unknown(AWorld.NOW, "not looked at yet"))
                .sees(VIRGINIA, VIRGINIA, WRONG, 4);

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly(REFUSAL + "nobody else says so; seen from us-east-2: inference answers 500");
    }

    @Test
    void isPatient() {
        AWorld world = wrong().failed(VIRGINIA).probe(VIRGINIA, WRONG, 3);

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals()).isEmpty();
    }

    @Test
    void inferenceThatHangsIsAnsweredWrongWhereTheHomesRegentIsSilent() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OHIO)
                .silent(VIRGINIA)
                .probe(VIRGINIA, HANGS, 4)
                .sees(OREGON, VIRGINIA, HANGS, 4);

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    @Test
    void votesAgainstNobodyButTheHome() {
        AWorld world = AWorld.ofThree()
                .seenFrom(VIRGINIA)
                .failed(OHIO)
                .probe(OHIO, WRONG, 9)
                .up(OHIO, NO);

        assertThat(world.votes()).isEmpty();
    }

    private static AWorld wrong() {
        return AWorld.ofThree().seenFrom(OHIO).probe(VIRGINIA, WRONG, 4);
    }

    @Test
    void aHomeThatIsOutWhileAnotherServesIsHeldOutByWhoeverSeesIt() {
        AWorld world = AWorld.ofThree().seenFrom(OREGON).out(VIRGINIA).remembers(kept -> kept.outLooks = PATIENCE);

        assertThat(world.votes()).containsEntry(VIRGINIA, "us-east-1 is out and us-east-2 serves in its place");
        assertThat(world.remembers(kept -> kept.outLooks = PATIENCE - 1).votes())
                .doesNotContainKey(VIRGINIA);
    }

    @Test
    void notWhereNobodyServesInItsPlace() {
        AWorld world =
                AWorld.ofThree().seenFrom(OREGON).out(VIRGINIA).out(OHIO).remembers(kept -> kept.outLooks = PATIENCE);

        assertThat(world.votes()).doesNotContainKey(VIRGINIA);
    }
}
