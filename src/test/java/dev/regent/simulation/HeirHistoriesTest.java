package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Fault;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.network.Node;
import dev.regent.world.Region;
import org.junit.jupiter.api.Test;

/** Histories written down in which the heir fails, too: with the home, or after it took over. Seconds are virtual. */
class HeirHistoriesTest {
    /** Where a next one must first be seen gone: the design's budget. */
    private static final int BY_THE_THIRD = 31;

    private final Tale three = Tale.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);
    private final Region oregon = three.region(2);

    @Test
    void homeAndHeirDieTogetherAndTheThirdServes() {
        three.breaks(virginia, Behaviour.REFUSES)
                .breaks(ohio, Behaviour.REFUSES)
                .comesToAnswer(BY_THE_THIRD, oregon);

        three.keepsAnswering(300, oregon);
        assertThat(three.home()).isEqualTo(oregon);
        assertThat(three.moves()).hasSize(1);
    }

    @Test
    void theHeirDiesAfterAFailoverBeforeItIsSettled() {
        three.breaks(virginia, Behaviour.REFUSES)
                .passes(60)
                .breaks(ohio, Behaviour.INFERENCE_FAILS)
                .comesToAnswer(BY_THE_THIRD, oregon);

        three.keepsAnswering(100, oregon);
        assertThat(three.moves()).isEmpty();
        three.until("the weights settle it", 60, () -> three.home().equals(oregon));
    }

    /** Nobody may vote against it before the weights name it, and its own regent sees nothing. */
    @Test
    void theHeirFailsBeforeItIsSettledAndItsRegentIsCutOffFromGateways() {
        theHeirFailsUnseenByItsOwnRegent()
                .until("the weights settle it", 200, () -> three.home().equals(oregon))
                .keepsAnswering(60, oregon);
    }

    /** One egress fault takes gateways first, then a board. */
    @Test
    void anHeirThatFailedStaysOutAlthoughItsRegentHearsOnePeerOnly() {
        theHeirFailsUnseenByItsOwnRegent().passes(20);
        Fault deafness = Faults.Ways.between(Node.regent(ohio), Node.board(oregon));

        three.begins(deafness).keepsAnswering(60, oregon);
        three.heals(ohio).ends(deafness).keepsAnswering(60, oregon);
        assertThat(three.decided(ohio).said().able()).isTrue();
    }

    @Test
    void theHeirDiesAfterAFailoverThatWasSettled() {
        three.breaks(virginia, Behaviour.REFUSES)
                .passes(240)
                .breaks(ohio, Behaviour.INFERENCE_FAILS)
                .comesToAnswer(BY_THE_THIRD, oregon);

        three.keepsAnswering(200, oregon);
        assertThat(three.home()).isEqualTo(oregon);
        assertThat(three.moves()).hasSize(2);
    }

    @Test
    void theHeirRecoversWhileTheThirdServesAndMovesNothing() {
        three.breaks(virginia, Behaviour.REFUSES)
                .breaks(ohio, Behaviour.INFERENCE_FAILS)
                .passes(40)
                .heals(ohio);

        three.keepsAnswering(300, oregon);
        assertThat(three.home()).isEqualTo(oregon);
    }

    /** Of the heir that has just taken over, first the regent goes blind, and then inference fails. */
    private Tale theHeirFailsUnseenByItsOwnRegent() {
        return three.breaks(virginia, Behaviour.REFUSES)
                .passes(60)
                .begins(Faults.Ways.blind(ohio, three.regions()))
                .passes(10)
                .breaks(ohio, Behaviour.INFERENCE_FAILS)
                .comesToAnswer(BY_THE_THIRD, oregon);
    }
}
