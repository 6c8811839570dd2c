package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.cloud.ControlPlane.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Fault;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.network.Node;
import dev.regent.world.Intent;
import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Histories written down in which a person asks for something. Seconds are virtual. */
class OrderHistoriesTest {
    /** The target opens (14 of 16 checkers), the home is voted out (3 of 16), and both are aggregated. */
    private static final int WITH_OPENING = 25;

    private final Tale three = Tale.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);
    private final Region oregon = three.region(2);

    @Test
    void anOrderGoesToTheRegionThatItNames() {
        three.orders(oregon, Verb.FAILOVER, oregon);

        three.comesToAnswer(WITH_OPENING, oregon).keepsAnswering(200, oregon);
        assertThat(three.home()).isEqualTo(oregon);
        assertThat(three.moves()).hasSize(1);
    }

    @Test
    void anOrderIsCarriedOutWhereTheHomesRegentIsDeadAndTheApiIsDown() {
        three.begins(new Faults.Api(Trouble.DOWN)).kills(virginia).passes(20);
        three.orders(oregon, Verb.FAILOVER, oregon);

        three.comesToAnswer(WITH_OPENING, oregon).keepsAnswering(200, oregon);
        assertThat(three.moves()).isEmpty();
    }

    @Test
    void anOrderReturnsWithTheWeightsOnceTheApiIsBack() {
        Fault down = new Faults.Api(Trouble.DOWN);
        three.begins(down);
        three.orders(ohio, Verb.FAILOVER, ohio);
        three.comesToAnswer(15, ohio).keepsAnswering(85, ohio);
        assertThat(three.home()).isEqualTo(virginia);

        // The next of the attempts, which come in growing intervals.
        three.ends(down).until("the weights follow", 20, () -> three.home().equals(ohio));
    }

    @Test
    void aPauseBlocksVotesAndItsEndLetsThemGo() {
        assertThat(three.asks(oregon, Verb.PAUSE, Optional.empty())).isPresent();
        three.passes(5).breaks(virginia, Behaviour.INFERENCE_FAILS).keepsAnswering(100, virginia);

        assertThat(three.asks(ohio, Verb.RESUME, Optional.empty())).isPresent();
        three.comesToAnswer(13, ohio);
    }

    @Test
    void aFinishedOrderStaysFinished() {
        Intent there = three.orders(ohio, Verb.FAILOVER, ohio);
        three.passes(200);
        assertThat(state(there)).isEqualTo(State.DONE);

        Intent back = three.orders(oregon, Verb.FAILOVER, virginia);
        three.passes(200);
        assertThat(state(back)).isEqualTo(State.DONE);
        three.keepsAnswering(400, virginia);
        assertThat(three.moves()).hasSize(2);
    }

    @Test
    void anOrderThatLayOnABoardOutOfReachIsNotCarriedOutAgain() {
        three.begins(
                Faults.Ways.between(Node.regent(ohio), Node.board(virginia)),
                Faults.Ways.between(Node.regent(oregon), Node.board(virginia)));
        Intent there = three.orders(virginia, Verb.FAILOVER, ohio);
        three.passes(20).kills(virginia).passes(20);
        three.orders(oregon, Verb.FAILOVER, oregon);
        three.passes(200);
        assertThat(three.home()).isEqualTo(oregon);

        three.healsEverything().keepsAnswering(200, oregon);
        assertThat(state(there)).isNotEqualTo(State.OPEN);
    }

    @Test
    void anOrderToARegionThatCannotOpenIsRefused() {
        three.breaks(oregon, Behaviour.INFERENCE_FAILS).passes(10);
        assertThat(three.asks(ohio, Verb.FAILOVER, Optional.of(oregon))).isEmpty();

        three.keepsAnswering(60, virginia);
    }

    @Test
    void anOrderWhoseTargetFailsBeforeItHasOpenedIsRefused() {
        Intent order = three.orders(ohio, Verb.FAILOVER, oregon);
        three.breaks(oregon, Behaviour.INFERENCE_FAILS).keepsAnswering(60, virginia);

        assertThat(state(order)).isEqualTo(State.REFUSED);
        assertThat(three.moves()).isEmpty();
    }

    private State state(Intent order) {
        var known = three.regent(oregon).world().orElseThrow().intents();
        return Objects.requireNonNull(known.get(order.id())).state();
    }
}
