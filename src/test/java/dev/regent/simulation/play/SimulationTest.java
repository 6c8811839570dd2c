package dev.regent.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Plays disasters and trials under all invariants: the same ones in every build, and others each time. How many is in the
 * system properties {@code simulation.histories} and {@code simulation.fresh}; the defaults take about three minutes and
 * one on two cores.
 */
class SimulationTest {
    private static final long FIXED_SEED = 1;
    private static final long FIXED = Long.getLong("simulation.histories", 4_000);
    private static final long FRESH = Long.getLong("simulation.fresh", 1_300);

    @Test
    void everyInvariantHoldsInTheSameHistoriesAsEver() throws InterruptedException {
        assertThat(brokenIn(FIXED_SEED, FIXED)).isEmpty();
    }

    @Test
    void everyInvariantHoldsInHistoriesThatNobodyHasSeenYet() throws InterruptedException {
        assertThat(brokenIn(new SecureRandom().nextInt(Integer.MAX_VALUE), FRESH))
                .isEmpty();
    }

    private static Optional<String> brokenIn(long base, long histories) throws InterruptedException {
        System.out.println("simulation: " + histories + " histories from the base seed " + base);
        var marathon = new Marathon(new Program(base), Referee.STRICT, Marathon.Limit.histories(histories));
        Optional<Marathon.Failure> failure = marathon.run(tally -> {});
        System.out.println("simulation: " + marathon.tally());
        return failure.map(broken -> "base seed " + base + "\n" + Account.of(broken, Referee.STRICT));
    }
}
