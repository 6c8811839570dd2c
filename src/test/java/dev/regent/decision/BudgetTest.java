package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.BudgetPath;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.HealthCheck.Pace;
import dev.regent.world.Service;
import dev.regent.world.Tempo;
import dev.regent.world.ZonePace;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final Service service = ZoneSamples.service(3);

    @Test
    void addsUpToTheSecondsOfTheDesign() {
        assertThat(Budget.of(service, Tempo.DEFAULTS))
                .extracting(path -> path.total().toSeconds())
                .containsExactly(21L, 24L, 25L, 31L);
    }

    @Test
    void namesEveryPartOfTheWay() {
        BudgetPath byVote = Budget.of(service, Tempo.DEFAULTS).getFirst();

        assertThat(byVote)
                .hasToString("by vote: detect 5 s + agreed over the boards 2 s + vote written 1 s"
                        + " + third checker sees it 5 s + aggregation (assumed) 3 s + TTL 5 s = 21 s");
    }

    /** They may speak of what was before the failure for as long as that. */
    @Test
    void waitsForWhatIsCountedAtTheGateway() {
        Service counted = Given.service(
                List.of(AWorld.VIRGINIA, AWorld.OHIO),
                FailbackPolicy.DEFAULTS,
                Cluster.countedAtTheGateway(List.of(), OptionalDouble.empty()));

        assertThat(Budget.of(counted, Tempo.DEFAULTS))
                .extracting(path -> path.total().toSeconds())
                .containsExactly(25L, 24L, 29L, 35L);
    }

    @Test
    void growsWithWhatIsReallyThere() {
        ZonePace slow = new ZonePace(Pace.FASTEST, new Pace(Duration.ofSeconds(30), 3), Duration.ofSeconds(60));

        assertThat(Budget.of(service, Tempo.DEFAULTS, slow))
                .extracting(path -> path.total().toSeconds())
                .containsExactly(76L, 159L, 80L, 86L);
    }

    @Test
    void countsEveryLookThatASlowerThresholdNeeds() {
        ZonePace patient = new ZonePace(new Pace(Duration.ofSeconds(10), 2), Pace.FASTEST, Duration.ofSeconds(5));

        assertThat(Budget.of(service, Tempo.DEFAULTS, patient).getFirst().total())
                .isEqualTo(Duration.ofSeconds(31));
    }
}
