package dev.regent.simulation.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.cloud.Platform;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class OrdinaryTest {
    private static final Duration EIGHT_WEEKS = Duration.ofDays(56);
    private static final History WEEKS = Ordinary.lasting(1, EIGHT_WEEKS);

    @Test
    void theSameSeedGivesTheSameWeeksAndAnotherOthers() {
        assertThat(Ordinary.lasting(1, EIGHT_WEEKS)).isEqualTo(WEEKS);
        assertThat(Ordinary.lasting(2, EIGHT_WEEKS)).isNotEqualTo(WEEKS);
    }

    /** Within a third of the rates: a day has five gateway faults and four of the network, a week one of Route 53's API. */
    @Test
    void faultsComeAtTheRatesThatAreSaid() {
        assertThat(begun(Faults.Gateway.class::isInstance)).isBetween(187L, 373L);
        assertThat(begun(Faults.Ways.class::isInstance)).isBetween(149L, 299L);
        assertThat(begun(Faults.Killed.class::isInstance)).isBetween(224L, 448L);
        assertThat(begun(Faults.Asked.class::isInstance)).isBetween(42L, 86L);
        assertThat(begun(Faults.Api.class::isInstance)).isBetween(2L, 16L);
        assertThat(begun(Faults.Dark.class::isInstance)).isBetween(1L, 10L);
    }

    @Test
    void nothingBeginsAfterTheEndAndEveryRegionHasItsFaults() {
        List<Region> hit = WEEKS.happenings().stream()
                .map(Happening::fault)
                .filter(Faults.Gateway.class::isInstance)
                .map(fault -> ((Faults.Gateway) fault).region())
                .distinct()
                .sorted()
                .toList();

        assertThat(WEEKS.happenings()).allMatch(it -> it.at().compareTo(EIGHT_WEEKS) < 0);
        assertThat(WEEKS.replicas()).isEqualTo(2);
        assertThat(hit).containsExactlyInAnyOrderElementsOf(Platform.of(3).regions());
    }

    private static long begun(Predicate<Fault> kind) {
        return WEEKS.happenings().stream().map(Happening::fault).filter(kind).count();
    }
}
