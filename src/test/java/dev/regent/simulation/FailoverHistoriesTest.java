package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.cloud.ControlPlane.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Fault;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.network.Node;
import dev.regent.world.Region;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Histories written down, a failover each: who is answered, and who settles. Seconds are virtual. */
class FailoverHistoriesTest {
    /** Of Route 53's own check: 14 of 16 checkers and the aggregation. */
    private static final int BY_ROUTE_53 = 15;

    /** Of votes: the design's budget without the TTL. */
    private static final int BY_VOTES = 16;

    private final Tale three = Tale.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);
    private final Region oregon = three.region(2);

    @Test
    void inQuietTimesTheHomeAndOneHeirAreOpen() {
        assertThat(three.open()).containsExactlyInAnyOrder(virginia, ohio);

        three.keepsAnswering(60, virginia);
        assertThat(three.open()).containsExactlyInAnyOrder(virginia, ohio);
        assertThat(three.moves()).isEmpty();
    }

    @Test
    void aDeadGatewayMovesTheTrafficToTheHeirAndTheWeightsSettleIt() {
        three.breaks(virginia, Behaviour.REFUSES).comesToAnswer(BY_ROUTE_53, ohio);

        three.keepsAnswering(100, ohio);
        assertThat(three.moves()).isEmpty();

        three.until("the weights settle it", 40, () -> three.home().equals(ohio))
                .keepsAnswering(60, ohio);
        assertThat(three.moves()).hasSize(1);
    }

    @Test
    void aHomeThatTakesOverAgainIsNotLeftForOneThatOpensMeanwhile() {
        three.breaks(virginia, Behaviour.REFUSES)
                .comesToAnswer(BY_ROUTE_53, ohio)
                .passes(20)
                .heals(virginia)
                .keepsAnswering(30, ohio);

        three.breaks(ohio, Behaviour.REFUSES)
                .until(
                        "the home takes over again",
                        BY_ROUTE_53,
                        () -> three.answers().contains(virginia))
                .until("the home is open", 20, () -> three.open().contains(virginia))
                .passes(1)
                .keepsAnswering(60, virginia);
    }

    @Test
    void theDeathOfTheBoardThatHoldsTheHomeOutMovesNothing() {
        three.begins(Faults.Ways.between(Node.regent(oregon), Node.gateway(virginia)))
                .breaks(virginia, Behaviour.INFERENCE_FAILS)
                .comesToAnswer(BY_VOTES, ohio)
                .heals(virginia)
                .keepsAnswering(30, ohio);

        three.begins(new Faults.BoardGone(virginia)).keepsAnswering(60, ohio);
    }

    @Test
    void weightsDoNotGoToAndFroBetweenTwoThatOnlyWeightsCanOpen() {
        three.breaks(ohio, Behaviour.INFERENCE_FAILS)
                .breaks(oregon, Behaviour.INFERENCE_FAILS)
                .passes(8)
                .kills(ohio, oregon)
                .heals(ohio)
                .heals(oregon)
                .passes(48);

        three.breaks(virginia, Behaviour.REFUSES).passes(90);

        assertThat(three.moves()).hasSize(1);
    }

    @Test
    void failingInferenceMovesTheTrafficByVotes() {
        three.breaks(virginia, Behaviour.INFERENCE_FAILS).comesToAnswer(BY_VOTES, ohio);

        assertThat(three.votes(virginia, virginia)).isTrue();
    }

    @Test
    void failingInferenceOfAHomeWhoseRegentIsDeadMovesTheTrafficByItsPeersVotes() {
        three.kills(virginia)
                .passes(20)
                .breaks(virginia, Behaviour.INFERENCE_FAILS)
                .comesToAnswer(BY_VOTES, ohio);

        assertThat(three.peersAgainst(virginia)).isEqualTo(2);
    }

    @Test
    void aDarkRegionIsLeft() {
        // A connection that is not answered is given up after 4 s.
        three.begins(new Faults.Dark(virginia))
                .comesToAnswer(BY_ROUTE_53 + 4, ohio)
                .until("the weights settle it", 140, () -> three.home().equals(ohio))
                .keepsAnswering(60, ohio);
    }

    @Test
    void recoveryBeforeTheWeightsHaveSettledItMovesNothing() {
        three.breaks(virginia, Behaviour.INFERENCE_FAILS).passes(60).heals(virginia);

        three.keepsAnswering(300, ohio);
        assertThat(three.moves()).hasSize(1);
    }

    @Test
    void recoveryOfADeadGatewayBeforeTheWeightsHaveSettledItMovesNothing() {
        three.breaks(virginia, Behaviour.REFUSES).passes(60).heals(virginia);

        three.keepsAnswering(300, ohio);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void recoveryAfterwardsMovesNothingAndOpensTheFormerHomeAsHeir() {
        three.breaks(virginia, Behaviour.INFERENCE_FAILS).passes(200).heals(virginia);

        three.keepsAnswering(200, ohio);
        assertThat(three.open()).containsExactlyInAnyOrder(virginia, ohio);
        assertThat(three.moves()).hasSize(1);
    }

    @Test
    void anAbleHeirBehindItsDeadRegentsVoteIsReachedByWeights() {
        three.breaks(ohio, Behaviour.INFERENCE_FAILS)
                .breaks(oregon, Behaviour.INFERENCE_FAILS)
                .passes(20)
                .kills(ohio)
                .heals(ohio)
                .passes(20)
                .breaks(virginia, Behaviour.REFUSES);

        // The weights are then 30 s on their way.
        three.until("the weights are moved", 50, () -> three.home().equals(ohio))
                .comesToAnswer(31, ohio)
                .keepsAnswering(100, ohio);
    }

    @Test
    void whenEverythingFailsTheHomeIsAnswered() {
        three.regions().forEach(region -> three.breaks(region, Behaviour.INFERENCE_FAILS));

        three.keepsAnswering(200, virginia);
        assertThat(three.moves()).isEmpty();
    }

    @Test
    void onceOneRecoversItServes() {
        three.regions().forEach(region -> three.breaks(region, Behaviour.REFUSES));
        three.passes(100).heals(oregon).comesToAnswer(30, oregon);

        three.keepsAnswering(300, oregon);
        assertThat(three.home()).isEqualTo(oregon);
    }

    @Test
    void theRouteApiIsNotNeededForAnythingButSettling() {
        Fault down = new Faults.Api(Trouble.DOWN);
        three.begins(down).breaks(virginia, Behaviour.INFERENCE_FAILS).comesToAnswer(BY_VOTES, ohio);

        three.keepsAnswering(600, ohio);
        assertThat(three.moves()).isEmpty();

        three.heals(virginia).keepsAnswering(100, ohio);

        three.ends(down).keepsAnswering(100, ohio);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void regentsThatAreStartedAgainAtAnyMomentChangeNothingInTheEnd() {
        for (Region again : three.regions()) {
            for (int moment : List.of(3, 6, 8, 50, 130)) {
                Tale history = Tale.of(3);
                history.breaks(virginia, Behaviour.INFERENCE_FAILS)
                        .passes(moment)
                        .restarts(again, UnaryOperator.identity())
                        .comesToAnswer(30, ohio);
                history.keepsAnswering(200 - moment, ohio).heals(virginia).keepsAnswering(200, ohio);
                assertThat(history.moves())
                        .as("%s restarted after %s", again, moment)
                        .hasSize(1);
                assertThat(history.open()).containsExactlyInAnyOrder(virginia, ohio);
            }
        }
    }
}
