package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.cloud.ControlPlane.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Accused;
import dev.regent.simulation.history.Deceived;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.invariant.SomebodyServes;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Refusal;
import dev.regent.world.Region;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What no rule covers, or only in part: where the honest answer is "no", and what a person can do. Rows of
 * {@code docs/split-brain.md}. Seconds are virtual.
 */
class BeyondTheRulesTest {
    /** Of Route 53's own check: 14 of 16 checkers and the aggregation. */
    private static final int BY_ROUTE_53 = 15;

    /** Of votes: the design's budget without the TTL. */
    private static final int BY_VOTES = 16;

    /** Of weights: an order is taken, carried out by a batch, and answered 30 s later. */
    private static final int BY_WEIGHTS = 45;

    private final Tale three = Tale.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);
    private final Region oregon = three.region(2);

    @Test
    void ofTwoRegionsOnePeerIsNeverEnough() {
        Tale two = Tale.of(2);
        two.kills(virginia)
                .passes(20)
                .breaks(virginia, Behaviour.INFERENCE_FAILS)
                .keepsAnswering(300, virginia);

        assertThat(two.moves()).isEmpty();
        assertThat(two.decided(ohio).refusals())
                .extracting(Refusal::why)
                .containsExactly(
                        "nobody else says so; seen from us-east-2: inference answered 500 Internal Server Error");

        two.begins(new Accused(ohio, Set.of(virginia))).keepsAnswering(60, virginia);
        assertThat(two.peersAgainst(virginia)).isEqualTo(1);
    }

    @Test
    void ofTwoRegionsADeadGatewayIsLeftAlthoughItsRegentIsDead() {
        Tale two = Tale.of(2);
        two.kills(virginia).passes(20).breaks(virginia, Behaviour.REFUSES).comesToAnswer(BY_ROUTE_53, ohio);
    }

    @Test
    void ofTwoRegionsAnOrderMovesTheWeightsWhereOnePeerIsNotEnough() {
        Tale two = Tale.of(2);
        two.kills(virginia)
                .passes(20)
                .breaks(virginia, Behaviour.INFERENCE_FAILS)
                .passes(20);
        two.orders(ohio, Verb.FAILOVER, ohio);

        two.comesToAnswer(BY_WEIGHTS, ohio);
        assertThat(two.home()).isEqualTo(ohio);
    }

    @Test
    void withTheHomesAndOnePeersRegentsDeadFailingInferenceNeedsAPerson() {
        three.kills(virginia, oregon)
                .passes(20)
                .breaks(virginia, Behaviour.INFERENCE_FAILS)
                .keepsAnswering(300, virginia);
        assertThat(three.peersAgainst(virginia)).isZero();

        three.orders(ohio, Verb.FAILOVER, ohio);
        three.comesToAnswer(BY_WEIGHTS, ohio).keepsAnswering(60, ohio);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void aRegionWhoseRegentDiedBehindItsOwnVoteStaysOutAlthoughItServes() {
        three.breaks(ohio, Behaviour.INFERENCE_FAILS)
                .passes(30)
                .kills(ohio)
                .heals(ohio)
                .passes(300);
        assertThat(three.open()).containsExactlyInAnyOrder(virginia, oregon);

        three.breaks(virginia, Behaviour.REFUSES)
                .comesToAnswer(BY_ROUTE_53, oregon)
                .keepsAnswering(200, oregon);
        assertThat(three.home()).isEqualTo(oregon);
    }

    @Test
    void aRegionBehindItsDeadRegentsVoteOpensOnceItsRegentLivesAgain() {
        three.breaks(virginia, Behaviour.INFERENCE_FAILS)
                .passes(20)
                .kills(virginia)
                .heals(virginia)
                .passes(400);
        assertThat(three.home()).isEqualTo(ohio);
        assertThat(three.open()).doesNotContain(virginia);

        three.revives(virginia)
                .until("it opens", 80, () -> three.open().contains(virginia))
                .until("the third closes", 20, () -> three.open().equals(Set.of(virginia, ohio)))
                .keepsAnswering(60, ohio);
    }

    @Test
    void whileTheApiIsDownARegionBehindItsDeadRegentsVoteIsReachedOnceAPersonDeletesTheVote() {
        three.unwatchedBy(SomebodyServes.class)
                .breaks(ohio, Behaviour.INFERENCE_FAILS)
                .breaks(oregon, Behaviour.INFERENCE_FAILS)
                .passes(20)
                .kills(ohio)
                .begins(new Faults.Api(Trouble.DOWN))
                .heals(ohio)
                .passes(20)
                .breaks(virginia, Behaviour.REFUSES)
                .keepsAnswering(200, virginia);

        three.deletes(ohio, ohio).comesToAnswer(BY_ROUTE_53, ohio).keepsAnswering(60, ohio);
    }

    @Test
    void withAllRegentsDeadRoute53MovesTheTrafficAndBringsItBackAtOnce() {
        three.kills(virginia, ohio, oregon)
                .breaks(virginia, Behaviour.REFUSES)
                .comesToAnswer(BY_ROUTE_53, ohio)
                .keepsAnswering(200, ohio);

        three.heals(virginia).comesToAnswer(10, virginia).keepsAnswering(60, virginia);
        assertThat(three.moves()).isEmpty();
    }

    @Test
    void withAllRegentsDeadFailingInferenceIsNotLeft() {
        three.kills(virginia, ohio, oregon).breaks(virginia, Behaviour.INFERENCE_FAILS);

        three.keepsAnswering(300, virginia);
    }

    @Test
    void theVotesOfDeadRegentsStand() {
        three.breaks(virginia, Behaviour.INFERENCE_FAILS)
                .comesToAnswer(BY_VOTES, ohio)
                .passes(5)
                .kills(virginia, ohio, oregon)
                .heals(virginia);

        three.keepsAnswering(300, ohio);
    }

    @Test
    void aHomeWhoseRegentSeesItServeIsNotLeftWhateverItsPeersSee() {
        three.unwatchedBy(SomebodyServes.class)
                .begins(new Deceived(virginia))
                .breaks(virginia, Behaviour.INFERENCE_FAILS)
                .keepsAnswering(300, virginia);

        three.orders(ohio, Verb.FAILOVER, ohio);
        three.comesToAnswer(BY_VOTES, ohio).keepsAnswering(200, ohio);
    }

    @Test
    void anHeirWhoseRegentSeesItServeIsBelievedAlthoughItDoesNot() {
        three.unwatchedBy(SomebodyServes.class)
                .begins(new Deceived(ohio))
                .breaks(ohio, Behaviour.INFERENCE_FAILS)
                .passes(20)
                .breaks(virginia, Behaviour.REFUSES)
                .comesToAnswer(BY_ROUTE_53, ohio)
                .keepsAnswering(300, ohio);

        three.orders(oregon, Verb.FAILOVER, oregon);
        // The weights may be moved before the home has voted itself out.
        three.comesToAnswer(BY_WEIGHTS, oregon).keepsAnswering(200, oregon);
    }

    @Test
    void failingInferenceOfAHomeWhoseBoardIsGoneIsLeftByItsPeersVotes() {
        three.begins(new Faults.BoardGone(virginia))
                .passes(20)
                .breaks(virginia, Behaviour.INFERENCE_FAILS)
                .comesToAnswer(BY_VOTES, ohio);

        assertThat(three.peersAgainst(virginia)).isEqualTo(2);
        three.keepsAnswering(60, ohio);
    }

    @Test
    void whereNoBoardCanBeReadFailingInferenceIsNotLeft() {
        three.regions().forEach(region -> three.begins(new Faults.BoardGone(region)));
        three.passes(20).breaks(virginia, Behaviour.INFERENCE_FAILS);

        three.keepsAnswering(300, virginia);
    }

    @Test
    void aFailingStandbyWhoseBoardIsGoneIsAnsweredBesideTheThirdUntilTheWeightsMove() {
        three.breaks(ohio, Behaviour.INFERENCE_FAILS)
                .passes(40)
                .begins(new Faults.BoardGone(ohio))
                .passes(20)
                .breaks(virginia, Behaviour.REFUSES)
                .comesToAnswer(BY_ROUTE_53, ohio, oregon);

        three.passes(200).keepsAnswering(60, oregon);
    }

    @Test
    void aNewHomeThatFailsWithinAMinuteIsLeftOnceItsEpochHasStoodForAMinute() {
        three.unwatchedBy(SomebodyServes.class)
                .breaks(virginia, Behaviour.REFUSES)
                .until("the weights settle it", 150, () -> three.home().equals(ohio))
                .passes(32)
                .breaks(ohio, Behaviour.INFERENCE_FAILS)
                .keepsAnswering(50, ohio);

        three.comesToAnswer(40, oregon).keepsAnswering(60, oregon);
    }

    @Test
    void aHomeThatShedsLoadIsNotLeft() {
        three.breaks(virginia, Behaviour.SHEDS).keepsAnswering(300, virginia);

        // It answers some requests, so that how often it is seen to shed differs from look to look.
        three.until(
                "it says why",
                60,
                () -> three.decided(virginia).refusals().stream()
                        .anyMatch(refusal -> refusal.why()
                                .matches("how much of the demand us-east-2 would serve is not known; here: "
                                        + "it sheds load in \\d+ of the last 10 looks")));
        three.keepsAnswering(1, virginia);
    }
}
