package dev.regent.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Plays disasters and trials under all invariants, the same ones in every build. How many is in the system property {@code
 * simulation.histories}; the default takes about three minutes on two quiet cores. Histories that nobody has seen yet are played
 * by {@code ./mvnw -Psimulate}: what they find is a fault, but not of the change that happens to be built.
 */
class SimulationTest {
    private static final long FIXED_SEED = 1;
    private static final long FIXED = Long.getLong("simulation.histories", 3_000);

    @Test
    void everyInvariantHoldsInTheSameHistoriesAsEver() throws InterruptedException {
        assertThat(brokenIn(new Program(FIXED_SEED), FIXED)).isEmpty();
    }

    @Test
    void everyInvariantHoldsWhereClustersAreLookedAt() throws InterruptedException {
        assertThat(brokenIn(new Program(FIXED_SEED, true), FIXED / 5)).isEmpty();
    }

    private static Optional<String> brokenIn(Program program, long histories) throws InterruptedException {
        System.out.println("simulation: " + histories + " histories of " + program);
        var marathon = new Marathon(program, Referee.STRICT, Marathon.Limit.histories(histories));
        Optional<Marathon.Failure> failure = marathon.run(tally -> {});
        System.out.println("simulation: " + marathon.tally());
        return failure.map(broken -> program + "\n" + Account.of(broken, Referee.STRICT));
    }
}
