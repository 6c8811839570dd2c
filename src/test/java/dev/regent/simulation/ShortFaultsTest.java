package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.cloud.Checkers;
import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Fault;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.network.Node;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The home fails for seconds, and recovers before, while or after it is counted out. Seconds are virtual. */
class ShortFaultsTest {
    /** Of Route 53's own check: 14 of 16 checkers and the aggregation. */
    private static final int BY_ROUTE_53 = 15;

    /** Written, seen by 3 of 16 checkers, aggregated. */
    private static final int VOTE_COUNTED = 9;

    /** A connection that is not answered is given up after 4 s. */
    private static final int UNREACHED = BY_ROUTE_53 + 4;

    private final Tale three = Tale.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);

    @Test
    void aShortFlapMovesNothing() {
        three.breaks(virginia, Behaviour.INFERENCE_FAILS).passes(2).heals(virginia);

        three.keepsAnswering(60, virginia);
    }

    @Test
    void aGatewayThatFailsNowInThisWayAndNowInThatIsLeft() {
        three.begins(
                        new Faults.Flapping(virginia, Behaviour.REFUSES, Duration.ofMillis(6500)),
                        new Faults.Gateway(virginia, Behaviour.INFERENCE_HANGS))
                .comesToAnswer(30, ohio);
    }

    @Test
    void aDeadGatewayThatRecoversWhileVotesAreOnTheirWayIsReturnedToForSecondsAtMost() {
        three.breaks(virginia, Behaviour.REFUSES)
                .comesToAnswer(BY_ROUTE_53, ohio)
                .heals(virginia);

        three.passes(VOTE_COUNTED).keepsAnswering(300, ohio);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void aGatewayThatRecoversAfterFourLooksOfBeingOutIsNotReturnedTo() {
        Fault unreached = unreachedByRoute53();
        three.begins(unreached)
                .comesToAnswer(UNREACHED, ohio)
                .passes(4 + VOTE_COUNTED)
                .ends(unreached);

        three.keepsAnswering(300, ohio);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void aGatewayThatIsOpenAgainBeforeThatIsReturnedToAtOnce() {
        var checkers = new Checkers.Pace(16, Duration.ofMillis(500), Optional.empty());
        var pace = new Cloud.Pace(checkers, Duration.ofSeconds(30), Duration.ofSeconds(30));
        Tale quick = new Tale(Tale.history(3).withPace(pace));
        Fault unreached = unreachedByRoute53();
        quick.begins(unreached).comesToAnswer(UNREACHED, ohio).ends(unreached);

        quick.comesToAnswer(5, virginia).keepsAnswering(300, virginia);
        assertThat(quick.moves()).isEmpty();
    }

    /** Regents reach it, so that its being out is all that they can hold against it. */
    private Fault unreachedByRoute53() {
        return Faults.Ways.between(Node.CHECKERS, Node.gateway(virginia));
    }
}
