package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.history.Fault;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.network.Node;
import dev.regent.world.Region;
import org.junit.jupiter.api.Test;

/** Histories written down in which nothing fails but regents, and what they can see. Seconds are virtual. */
class ObserverHistoriesTest {
    private final Tale three = Tale.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);
    private final Region oregon = three.region(2);

    @Test
    void deathOfARegentMovesNothing() {
        three.kills(virginia).keepsAnswering(200, virginia);

        three.kills(ohio, oregon).keepsAnswering(200, virginia);
    }

    @Test
    void blindnessOfAnyOneObserverMovesNothing() {
        for (Region blind : three.regions()) {
            Fault blindness = Faults.Ways.blind(blind, three.regions());
            three.begins(blindness)
                    .keepsAnswering(100, virginia)
                    .ends(blindness)
                    .keepsAnswering(60, virginia);
        }
        assertThat(three.moves()).isEmpty();
    }

    @Test
    void peersThatAreCutOffFromTheHomeMoveNothing() {
        three.begins(
                Faults.Ways.between(Node.regent(ohio), Node.gateway(virginia)),
                Faults.Ways.between(Node.regent(oregon), Node.gateway(virginia)),
                Faults.Ways.between(Node.regent(ohio), Node.board(virginia)),
                Faults.Ways.between(Node.regent(oregon), Node.board(virginia)));

        three.keepsAnswering(200, virginia);
    }

    @Test
    void whatWasSeenBeforeAPauseOfTheProcessIsNoReasonForAnythingAfterIt() {
        // One peer's vote is not enough to keep a home out.
        Tale two = Tale.of(2);
        Fault unchecked = Faults.Ways.between(Node.CHECKERS, Node.gateway(virginia));
        Fault pause = new Faults.Paused(virginia + "-a");
        two.begins(unchecked)
                .until("it has seen for patience that it is out", 40, () -> outLooks(two, virginia) == 4)
                .ends(unchecked)
                .begins(pause)
                .passes(130);
        assertThat(two.answers()).containsExactly(virginia);

        two.ends(pause).keepsAnswering(60, virginia);
        assertThat(two.votes(virginia, virginia)).isFalse();
    }

    @Test
    void boardsThatNobodyCanReadMoveNothing() {
        three.regions().forEach(region -> three.begins(new Faults.BoardGone(region)));

        three.keepsAnswering(100, virginia);
    }

    private static int outLooks(Tale tale, Region region) {
        return tale.decided(region).said().memory().outLooks();
    }
}
