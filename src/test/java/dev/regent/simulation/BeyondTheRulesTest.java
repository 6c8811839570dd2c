package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.SmallRoute53.Delays;
import dev.regent.simulation.Truth.Gateway;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Refusal;
import dev.regent.world.Region;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What no rule covers, or only in part: where the honest answer is "no", and what a person can do. Rows of
 * {@code docs/split-brain.md}. One tick is one second.
 */
class BeyondTheRulesTest {
    private final Miniature three = Miniature.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);
    private final Region oregon = three.region(2);

    @Test
    void ofTwoRegionsOnePeerIsNeverEnough() {
        Miniature two = Miniature.of(2);
        two.truth().deadRegents.add(virginia);
        two.run(20).breaks(virginia, Gateway.INFERENCE_FAILS).run(300);

        assertThat(two.route53().answer()).containsExactly(virginia);
        assertThat(two.moves()).isEmpty();
        assertThat(two.seat(ohio).decided().refusals())
                .extracting(Refusal::why)
                .containsExactly("nobody else says so; seen from us-east-2: inference answers 500");

        two.truth().deadRegents.add(ohio);
        two.seat(ohio).scribble(Set.of(virginia));
        assertThat(two.run(60).route53().answer()).containsExactly(virginia);
    }

    @Test
    void ofTwoRegionsADeadGatewayIsLeftAlthoughItsRegentIsDead() {
        Miniature two = Miniature.of(2);
        two.truth().deadRegents.add(virginia);
        two.run(20).breaks(virginia, Gateway.REFUSES).run(10);

        assertThat(two.route53().answer()).containsExactly(ohio);
    }

    @Test
    void ofTwoRegionsAnOrderMovesTheWeightsWhereOnePeerIsNotEnough() {
        Miniature two = Miniature.of(2);
        two.truth().deadRegents.add(virginia);
        two.run(20).breaks(virginia, Gateway.INFERENCE_FAILS).run(20);
        two.ask(ohio, Verb.FAILOVER, Optional.of(virginia), Optional.of(ohio));
        two.run(30);

        assertThat(two.home()).isEqualTo(ohio);
        assertThat(two.route53().answer()).containsExactly(ohio);
    }

    @Test
    void withTheHomesAndOnePeersRegentsDeadFailingInferenceNeedsAPerson() {
        three.truth().deadRegents.addAll(Set.of(virginia, oregon));
        three.run(20).breaks(virginia, Gateway.INFERENCE_FAILS);
        assertAnswersFor(300, virginia);
        assertThat(three.peersAgainst(virginia)).isZero();

        three.ask(ohio, Verb.FAILOVER, Optional.of(virginia), Optional.of(ohio));
        three.run(30);
        assertAnswersFor(60, ohio);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void aRegionWhoseRegentDiedBehindItsOwnVoteStaysOutAlthoughItServes() {
        three.breaks(ohio, Gateway.INFERENCE_FAILS).run(20);
        three.truth().deadRegents.add(ohio);
        three.heals(ohio).run(300);
        assertThat(three.route53().open()).containsExactlyInAnyOrder(virginia, oregon);

        three.breaks(virginia, Gateway.REFUSES).run(10);
        assertAnswersFor(200, oregon);
        assertThat(three.home()).isEqualTo(oregon);
    }

    @Test
    void aRegionBehindItsDeadRegentsVoteOpensOnceItsRegentLivesAgain() {
        three.breaks(virginia, Gateway.INFERENCE_FAILS).run(20);
        three.truth().deadRegents.add(virginia);
        three.heals(virginia).run(400);
        assertThat(three.home()).isEqualTo(ohio);
        assertThat(three.route53().isOpen(virginia)).isFalse();

        three.seat(virginia).restart();
        three.truth().deadRegents.remove(virginia);
        three.run(80);
        assertThat(three.route53().open()).containsExactlyInAnyOrder(virginia, ohio);
        assertAnswersFor(60, ohio);
    }

    @Test
    void whileTheApiIsDownARegionBehindItsDeadRegentsVoteIsReachedOnceAPersonDeletesTheVote() {
        three.breaks(ohio, Gateway.INFERENCE_FAILS)
                .breaks(oregon, Gateway.INFERENCE_FAILS)
                .run(20);
        three.truth().deadRegents.add(ohio);
        three.truth().cutFromApi.addAll(three.regions());
        three.heals(ohio).run(20).breaks(virginia, Gateway.REFUSES);
        assertAnswersFor(200, virginia);

        three.seat(ohio).scribble(Set.of());
        three.run(10);
        assertAnswersFor(60, ohio);
    }

    @Test
    void withAllRegentsDeadRoute53MovesTheTrafficAndBringsItBackAtOnce() {
        three.truth().deadRegents.addAll(three.regions());
        three.breaks(virginia, Gateway.REFUSES).run(5);
        assertAnswersFor(200, ohio);

        three.heals(virginia).run(5);
        assertAnswersFor(60, virginia);
        assertThat(three.moves()).isEmpty();
    }

    @Test
    void withAllRegentsDeadFailingInferenceIsNotLeft() {
        three.truth().deadRegents.addAll(three.regions());
        three.breaks(virginia, Gateway.INFERENCE_FAILS);

        assertAnswersFor(300, virginia);
    }

    @Test
    void theVotesOfDeadRegentsStand() {
        three.breaks(virginia, Gateway.INFERENCE_FAILS).run(20);
        three.truth().deadRegents.addAll(three.regions());
        three.heals(virginia);

        assertAnswersFor(300, ohio);
    }

    @Test
    void aHomeWhoseRegentSeesItServeIsNotLeftWhateverItsPeersSee() {
        three.truth().boasting.add(virginia);
        three.breaks(virginia, Gateway.INFERENCE_FAILS);
        assertAnswersFor(300, virginia);

        three.ask(ohio, Verb.FAILOVER, Optional.of(virginia), Optional.of(ohio));
        three.run(20);
        assertAnswersFor(200, ohio);
    }

    @Test
    void anHeirWhoseRegentSeesItServeIsBelievedAlthoughItDoesNot() {
        three.truth().boasting.add(ohio);
        three.breaks(ohio, Gateway.INFERENCE_FAILS)
                .run(20)
                .breaks(virginia, Gateway.REFUSES)
                .run(10);
        assertAnswersFor(300, ohio);

        three.ask(oregon, Verb.FAILOVER, Optional.of(ohio), Optional.of(oregon));
        three.run(20);
        assertAnswersFor(200, oregon);
    }

    @Test
    void failingInferenceOfAHomeWhoseBoardIsGoneIsLeftByItsPeersVotes() {
        three.truth().deadBoards.add(virginia);
        three.run(20).breaks(virginia, Gateway.INFERENCE_FAILS).run(15);

        assertThat(three.peersAgainst(virginia)).isEqualTo(2);
        assertAnswersFor(60, ohio);
    }

    @Test
    void whereNoBoardCanBeReadFailingInferenceIsNotLeft() {
        three.truth().deadBoards.addAll(three.regions());
        three.run(20).breaks(virginia, Gateway.INFERENCE_FAILS);

        assertAnswersFor(300, virginia);
    }

    @Test
    void aFailingStandbyWhoseBoardIsGoneIsAnsweredBesideTheThirdUntilTheWeightsMove() {
        three.breaks(ohio, Gateway.INFERENCE_FAILS).run(40);
        three.truth().deadBoards.add(ohio);
        three.run(20).breaks(virginia, Gateway.REFUSES).run(10);
        assertThat(three.route53().answer()).containsExactlyInAnyOrder(ohio, oregon);

        three.run(200);
        assertAnswersFor(60, oregon);
    }

    @Test
    void aGatewayThatRecoversAfterFourLooksOfBeingOutIsNotReturnedTo() {
        three.breaks(virginia, Gateway.REFUSES).run(3);
        assertThat(three.route53().answer()).containsExactly(ohio);

        three.heals(virginia);
        assertAnswersFor(300, ohio);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void aGatewayThatIsOpenAgainBeforeThatIsReturnedToAtOnce() {
        Miniature quick = new Miniature(3, new Delays(2, 2, 20), FailbackPolicy.DEFAULTS).run(40);
        quick.breaks(virginia, Gateway.REFUSES).run(2);
        assertThat(quick.route53().answer()).containsExactly(ohio);

        quick.heals(virginia).run(3);
        assertThat(quick.route53().answer()).containsExactly(virginia);
        assertThat(quick.run(300).route53().answer()).containsExactly(virginia);
        assertThat(quick.moves()).isEmpty();
    }

    @Test
    void aHomeThatShedsLoadIsNotLeft() {
        three.breaks(virginia, Gateway.SHEDS);

        assertAnswersFor(300, virginia);
        assertThat(three.seat(virginia).decided().refusals())
                .extracting(Refusal::why)
                .containsExactly("how much of the demand us-east-2 would serve is not known; here: "
                        + "it sheds load in 10 of the last 10 looks");
    }

    private void assertAnswersFor(int ticks, Region region) {
        for (int i = 0; i < ticks; i++) {
            three.tick();
            assertThat(three.route53().answer()).as("tick %d of %d", i, ticks).containsExactly(region);
        }
    }
}
