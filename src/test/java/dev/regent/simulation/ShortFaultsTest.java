package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.cloud.Checkers;
import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The home fails for seconds, and recovers before, while or after it is counted out. Seconds are virtual. */
class ShortFaultsTest {
    /** Of Route 53's own check: 14 of 16 checkers and the aggregation. */
    private static final int BY_ROUTE_53 = 15;

    private final Tale three = Tale.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);

    @Test
    void aShortFlapMovesNothing() {
        three.breaks(virginia, Behaviour.INFERENCE_FAILS).passes(2).heals(virginia);

        three.keepsAnswering(60, virginia);
    }

    @Test
    void aGatewayThatRecoversAfterFourLooksOfBeingOutIsNotReturnedTo() {
        three.breaks(virginia, Behaviour.REFUSES)
                .comesToAnswer(BY_ROUTE_53, ohio)
                .passes(4)
                .heals(virginia);

        three.keepsAnswering(300, ohio);
        assertThat(three.home()).isEqualTo(ohio);
    }

    @Test
    void aGatewayThatIsOpenAgainBeforeThatIsReturnedToAtOnce() {
        var checkers = new Checkers.Pace(16, Duration.ofMillis(500), Optional.empty());
        var pace = new Cloud.Pace(checkers, Duration.ofSeconds(30), Duration.ofSeconds(30));
        Tale quick = new Tale(Tale.history(3).withPace(pace));
        quick.breaks(virginia, Behaviour.REFUSES).comesToAnswer(BY_ROUTE_53, ohio);

        quick.heals(virginia).comesToAnswer(4, virginia).keepsAnswering(300, virginia);
        assertThat(quick.moves()).isEmpty();
    }
}
