package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.Truth.Gateway;
import dev.regent.simulation.Truth.Sight;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Intent;
import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Histories written down, a failover each. One tick is one second. */
class HistoriesTest {
    private final Miniature three = Miniature.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);
    private final Region oregon = three.region(2);

    @Test
    void inQuietTimesTheHomeAndOneHeirAreOpen() {
        assertThat(three.route53().open()).containsExactlyInAnyOrder(virginia, ohio);
        assertAnswers(virginia);
        assertThat(three.moves()).isEmpty();
    }

    @Test
    void aDeadGatewayMovesTheTrafficToTheHeirAndTheWeightsSettleIt() {
        three.breaks(virginia, Gateway.REFUSES).run(10);
        assertAnswers(ohio);

        three.run(100);
        assertThat(three.moves()).isEmpty();

        three.run(40);
        assertThat(three.moves()).hasSize(1);
        assertThat(three.home()).isEqualTo(ohio);
        assertAnswers(ohio);
    }

    @Test
    void failingInferenceMovesTheTrafficByVotes() {
        three.breaks(virginia, Gateway.INFERENCE_FAILS).run(12);

        assertThat(three.seat(virginia).holds(virginia)).isTrue();
        assertAnswers(ohio);
    }

    @Test
    void failingInferenceOfAHomeWhoseRegentIsDeadMovesTheTrafficByItsPeersVotes() {
        three.truth().deadRegents.add(virginia);
        three.run(20).breaks(virginia, Gateway.INFERENCE_FAILS).run(12);

        assertThat(three.peersAgainst(virginia)).isEqualTo(2);
        assertAnswers(ohio);
    }

    @Test
    void aDarkRegionIsLeft() {
        three.truth().deadRegents.add(virginia);
        three.truth().deadBoards.add(virginia);
        three.breaks(virginia, Gateway.REFUSES).run(10);

        assertAnswers(ohio);
        assertThat(three.run(150).home()).isEqualTo(ohio);
    }

    @Test
    void recoveryBeforeTheWeightsHaveSettledItMovesNothing() {
        three.breaks(virginia, Gateway.INFERENCE_FAILS).run(60).heals(virginia);

        assertAnswersFor(300, ohio);
        assertThat(three.moves()).hasSize(1);
    }

    @Test
    void recoveryOfADeadGatewayBeforeTheWeightsHaveSettledItMovesNothing() {
        three.breaks(virginia, Gateway.REFUSES).run(60).heals(virginia);

        assertAnswersFor(300, ohio);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void recoveryAfterwardsMovesNothingAndOpensTheFormerHomeAsHeir() {
        three.breaks(virginia, Gateway.INFERENCE_FAILS).run(200).heals(virginia);

        assertAnswersFor(200, ohio);
        assertThat(three.route53().open()).containsExactlyInAnyOrder(virginia, ohio);
        assertThat(three.moves()).hasSize(1);
    }

    @Test
    void aShortFlapMovesNothing() {
        three.breaks(virginia, Gateway.INFERENCE_FAILS).run(2).heals(virginia);

        assertAnswersFor(60, virginia);
    }

    @Test
    void homeAndHeirDieTogetherAndTheThirdServes() {
        three.breaks(virginia, Gateway.REFUSES).breaks(ohio, Gateway.REFUSES).run(15);

        assertAnswersFor(300, oregon);
        assertThat(three.home()).isEqualTo(oregon);
        assertThat(three.moves()).hasSize(1);
    }

    @Test
    void theHeirDiesAfterAFailoverBeforeItIsSettled() {
        three.breaks(virginia, Gateway.REFUSES)
                .run(60)
                .breaks(ohio, Gateway.INFERENCE_FAILS)
                .run(20);

        assertAnswersFor(100, oregon);
        assertThat(three.moves()).isEmpty();
        assertThat(three.run(60).home()).isEqualTo(oregon);
    }

    @Test
    void theHeirDiesAfterAFailoverThatWasSettled() {
        three.breaks(virginia, Gateway.REFUSES)
                .run(200)
                .breaks(ohio, Gateway.INFERENCE_FAILS)
                .run(20);

        assertAnswersFor(200, oregon);
        assertThat(three.home()).isEqualTo(oregon);
        assertThat(three.moves()).hasSize(2);
    }

    @Test
    void theHeirRecoversWhileTheThirdServesAndMovesNothing() {
        three.breaks(virginia, Gateway.REFUSES)
                .breaks(ohio, Gateway.INFERENCE_FAILS)
                .run(40)
                .heals(ohio);

        assertAnswersFor(300, oregon);
        assertThat(three.home()).isEqualTo(oregon);
    }

    @Test
    void anAbleHeirBehindItsDeadRegentsVoteIsReachedByWeights() {
        three.breaks(ohio, Gateway.INFERENCE_FAILS)
                .breaks(oregon, Gateway.INFERENCE_FAILS)
                .run(20);
        three.truth().deadRegents.add(ohio);
        three.heals(ohio).run(20).breaks(virginia, Gateway.REFUSES).run(50);

        assertThat(three.home()).isEqualTo(ohio);
        assertAnswersFor(100, ohio);
    }

    @Test
    void whenEverythingFailsTheHomeIsAnswered() {
        three.regions().forEach(region -> three.breaks(region, Gateway.INFERENCE_FAILS));

        assertAnswersFor(200, virginia);
        assertThat(three.moves()).isEmpty();
    }

    @Test
    void onceOneRecoversItServes() {
        three.regions().forEach(region -> three.breaks(region, Gateway.REFUSES));
        three.run(100).heals(oregon).run(30);

        assertAnswersFor(300, oregon);
        assertThat(three.home()).isEqualTo(oregon);
    }

    @Test
    void deathOfARegentMovesNothing() {
        three.truth().deadRegents.add(virginia);
        assertAnswersFor(200, virginia);

        three.truth().deadRegents.addAll(three.regions());
        assertAnswersFor(200, virginia);
    }

    @Test
    void blindnessOfAnyOneObserverMovesNothing() {
        for (Region blind : three.regions()) {
            three.truth().heal();
            three.run(60);
            three.regions().forEach(region -> three.truth().cutFromGateway.add(new Sight(blind, region)));
            assertAnswersFor(100, virginia);
        }
        assertThat(three.moves()).isEmpty();
    }

    @Test
    void peersThatAreCutOffFromTheHomeMoveNothing() {
        three.truth().cutFromGateway.add(new Sight(ohio, virginia));
        three.truth().cutFromGateway.add(new Sight(oregon, virginia));
        three.truth().cutFromBoard.add(new Sight(ohio, virginia));
        three.truth().cutFromBoard.add(new Sight(oregon, virginia));

        assertAnswersFor(200, virginia);
    }

    @Test
    void boardsThatNobodyCanReadMoveNothing() {
        three.truth().deadBoards.addAll(three.regions());

        assertAnswersFor(100, virginia);
    }

    @Test
    void anOrderGoesToTheRegionThatItNames() {
        order(oregon, Verb.FAILOVER, virginia, oregon);

        three.run(15);
        assertAnswersFor(200, oregon);
        assertThat(three.home()).isEqualTo(oregon);
        assertThat(three.moves()).hasSize(1);
    }

    @Test
    void anOrderIsCarriedOutWhereTheHomesRegentIsDeadAndTheApiIsDown() {
        three.truth().deadRegents.add(virginia);
        three.truth().cutFromApi.addAll(three.regions());
        three.run(20);
        order(oregon, Verb.FAILOVER, virginia, oregon);

        three.run(20);
        assertAnswersFor(200, oregon);
        assertThat(three.moves()).isEmpty();
    }

    @Test
    void anOrderReturnsWithTheWeightsOnceTheApiIsBack() {
        three.truth().cutFromApi.addAll(three.regions());
        order(ohio, Verb.FAILOVER, virginia, ohio);
        three.run(100);
        assertAnswers(ohio);

        three.truth().cutFromApi.clear();
        three.run(10);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void aPauseBlocksVotesAndItsEndLetsThemGo() {
        three.ask(oregon, Verb.PAUSE, Optional.empty(), Optional.empty());
        three.run(5).breaks(virginia, Gateway.INFERENCE_FAILS);
        assertAnswersFor(100, virginia);

        three.ask(ohio, Verb.RESUME, Optional.empty(), Optional.empty());
        three.run(10);
        assertAnswers(ohio);
    }

    @Test
    void aFinishedOrderStaysFinished() {
        Intent there = order(ohio, Verb.FAILOVER, virginia, ohio);
        three.run(200);
        assertThat(state(there)).isEqualTo(State.DONE);

        Intent back = order(oregon, Verb.FAILOVER, ohio, virginia);
        three.run(200);
        assertThat(state(back)).isEqualTo(State.DONE);
        assertAnswersFor(400, virginia);
        assertThat(three.moves()).hasSize(2);
    }

    @Test
    void anOrderThatLayOnABoardOutOfReachIsNotCarriedOutAgain() {
        three.truth().cutFromBoard.addAll(List.of(new Sight(ohio, virginia), new Sight(oregon, virginia)));
        Intent there = order(virginia, Verb.FAILOVER, virginia, ohio);
        three.run(20);
        three.truth().deadRegents.add(virginia);
        three.run(20);
        order(oregon, Verb.FAILOVER, three.home(), oregon);
        three.run(200);
        assertThat(three.home()).isEqualTo(oregon);

        three.truth().heal();
        assertAnswersFor(200, oregon);
        assertThat(state(there)).isNotEqualTo(State.OPEN);
    }

    @Test
    void anOrderToARegionThatCannotOpenIsRefused() {
        three.breaks(oregon, Gateway.INFERENCE_FAILS).run(10);
        Intent order = order(ohio, Verb.FAILOVER, virginia, oregon);
        three.run(5);

        assertThat(state(order)).isEqualTo(State.REFUSED);
        assertAnswersFor(60, virginia);
    }

    @Test
    void failbackWaitsForAnOrder() {
        three.breaks(virginia, Gateway.INFERENCE_FAILS).run(200).heals(virginia).run(1500);
        assertThat(three.home()).isEqualTo(ohio);

        order(ohio, Verb.FAILBACK, ohio, virginia);
        three.run(300);
        assertThat(three.home()).isEqualTo(virginia);
        assertThat(three.moves().stream()
                        .map(move -> Objects.requireNonNull(move.weights().get(virginia))))
                .containsExactly(0, 10, 50, 100);
    }

    @Test
    void automaticFailbackSoaksAndRamps() {
        Miniature automatic =
                new Miniature(3, Miniature.QUICK, new FailbackPolicy(true, 100, List.of(10, 50), 30)).run(40);
        automatic.breaks(virginia, Gateway.REFUSES).run(200).heals(virginia);

        automatic.run(95);
        assertThat(automatic.home()).isEqualTo(ohio);

        automatic.run(300);
        assertThat(automatic.home()).isEqualTo(virginia);
        assertThat(automatic.moves()).hasSize(4);
    }

    @Test
    void aRampWhoseTargetFailsIsPutBack() {
        three.breaks(virginia, Gateway.INFERENCE_FAILS).run(200).heals(virginia).run(700);
        order(ohio, Verb.FAILBACK, ohio, virginia);
        three.run(20);
        assertThat(three.route53().weights()).containsEntry(virginia, 10);

        three.breaks(virginia, Gateway.INFERENCE_FAILS).run(40);
        assertThat(three.route53().weights()).containsEntry(virginia, 0).containsEntry(ohio, 100);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void theRouteApiIsNotNeededForAnythingButSettling() {
        three.truth().cutFromApi.addAll(three.regions());
        three.breaks(virginia, Gateway.INFERENCE_FAILS).run(15);

        assertAnswersFor(600, ohio);
        assertThat(three.moves()).isEmpty();

        three.heals(virginia);
        assertAnswersFor(100, ohio);

        three.truth().cutFromApi.clear();
        assertAnswersFor(100, ohio);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void regentsThatAreStartedAgainAtAnyMomentChangeNothingInTheEnd() {
        for (Region again : three.regions()) {
            for (int moment : Set.of(3, 6, 8, 50, 126)) {
                Miniature history = Miniature.of(3);
                history.breaks(virginia, Gateway.INFERENCE_FAILS).run(moment);
                history.seat(again).restart();
                history.run(30);
                assertThat(history.route53().answer())
                        .as("%s restarted after %s", again, moment)
                        .containsExactly(ohio);
                history.run(170).heals(virginia).run(200);
                assertThat(history.moves())
                        .as("%s restarted after %s", again, moment)
                        .hasSize(1);
                assertThat(history.route53().open()).containsExactlyInAnyOrder(virginia, ohio);
            }
        }
    }

    private Intent order(Region of, Verb verb, Region from, Region to) {
        return three.ask(of, verb, Optional.of(from), Optional.of(to));
    }

    private State state(Intent intent) {
        return Objects.requireNonNull(three.seat(oregon).world().intents().get(intent.id()))
                .state();
    }

    private void assertAnswers(Region region) {
        assertThat(three.route53().answer()).containsExactly(region);
    }

    private void assertAnswersFor(int ticks, Region region) {
        for (int i = 0; i < ticks; i++) {
            three.tick();
            assertThat(three.route53().answer()).as("tick %d of %d", i, ticks).containsExactly(region);
        }
    }
}
