package dev.regent.simulation;

import dev.regent.simulation.cloud.ClusterModel.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.cloud.Monitoring;
import dev.regent.simulation.history.ClusterFaults.InCluster;
import dev.regent.simulation.history.ClusterFaults.Rush;
import dev.regent.world.Region;
import org.junit.jupiter.api.Test;

/** Histories written down of what goes wrong behind the gateways, where clusters and requests are looked at. */
class ClusterHistoriesTest {
    private static final int HALF = 5;
    private static final int LARGER = 2 * Monitoring.PRIMARY;

    /** The design's budget for votes, after ten looks at a home that is degraded. */
    private static final int DEGRADED_AND_LEFT = 30;

    private static final int HOLD_DOWN = 600;

    private final Region virginia = Tale.of(3).region(0);
    private final Region ohio = Tale.of(3).region(1);

    @Test
    void anOverloadedHomeIsLeftForALargerHeir() {
        of(LARGER).begins(new Rush()).comesToAnswer(DEGRADED_AND_LEFT, ohio).keepsAnswering(120, ohio);
    }

    @Test
    void anOverloadedHomeIsNotLeftForASmallerHeir() {
        of(HALF).begins(new Rush()).keepsAnswering(300, virginia);
    }

    @Test
    void anOverloadedHomeWhoseRequestsNobodyCountsIsNotLeft() {
        of(LARGER)
                .begins(new InCluster(virginia, Trouble.PROMETHEUS_DEAD), new Rush())
                .keepsAnswering(180, virginia);
    }

    @Test
    void halfOfTheNodesAreLostAndTheHeirIsAsLargeAsTheHomeWas() {
        of(Monitoring.PRIMARY)
                .begins(new InCluster(virginia, Trouble.NODES_LOST))
                .comesToAnswer(DEGRADED_AND_LEFT, ohio)
                .keepsAnswering(120, ohio);
    }

    @Test
    void crashingPodsMoveTheTraffic() {
        of(HALF).begins(new InCluster(virginia, Trouble.PODS_CRASH)).comesToAnswer(16, ohio);
    }

    @Test
    void whatCannotBeLookedAtMovesNothing() {
        of(LARGER)
                .begins(new InCluster(virginia, Trouble.API_SERVER_DEAD))
                .begins(new InCluster(virginia, Trouble.PROMETHEUS_DEAD))
                .keepsAnswering(180, virginia);
    }

    /** It serves half of what is asked, and nobody takes that for a reason to go back at once. */
    @Test
    void trafficDoesNotReturnFromASmallHeirWithinTheHoldDown() {
        Tale tale = of(HALF).breaks(virginia, Behaviour.REFUSES).comesToAnswer(15, ohio);

        tale.passes(30).heals(virginia).keepsAnswering(HOLD_DOWN, ohio);
    }

    private static Tale of(int standby) {
        return new Tale(Tale.history(3).withMonitoring(new Monitoring(false, standby, false)));
    }
}
