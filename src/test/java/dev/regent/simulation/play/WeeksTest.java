package dev.regent.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.Simulation;
import dev.regent.simulation.history.Ordinary;
import dev.regent.simulation.regent.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Weeks that last half an hour. */
class WeeksTest {
    private static final Duration SHORT = Duration.ofMinutes(30);
    private static final int REQUESTS = 4 * 30 * 60;

    /** In its first histories there are faults soon. */
    private static final long SEED = 6;

    @Test
    void ordinaryTimeKeepsEveryInvariantAndHasARowOfFiguresForEachWeek() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());

        assertThat(new Weeks(SEED, 3, SHORT).play(lines::add)).isEmpty();

        List<List<Integer>> rows = lines.subList(lines.indexOf(WeekLog.HEAD) + 1, lines.size()).stream()
                .map(WeeksTest::figures)
                .toList();
        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row).hasSize(16));
        assertThat(rows).allSatisfy(row -> assertThat(row.get(10)).isBetween(REQUESTS - 8, REQUESTS));
        assertThat(rows.stream().flatMapToInt(WeeksTest::faults).sum()).isPositive();
    }

    @Test
    void theSameSeedGivesTheSameTimeline() {
        assertThat(digest(SEED)).isEqualTo(digest(SEED)).isNotEqualTo(digest(SEED + 1));
    }

    private static String digest(long seed) {
        var simulation = new Simulation(Ordinary.lasting(seed, SHORT), Policy.REAL);
        return Digests.of(simulation.play(List.of()).chronicle().lines());
    }

    private static List<Integer> figures(String row) {
        return List.of(row.substring(2).split("[ |]+")).stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static IntStream faults(List<Integer> row) {
        return row.subList(2, 8).stream().mapToInt(Integer::intValue);
    }
}
