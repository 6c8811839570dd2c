package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LostNodesTest {
    @Test
    void areAThirdOfThoseThatRunPodsAndOfAll() {
        var busy = Set.of(node(1), node(2), node(4), node(6), node(8), node(9));

        assertThat(LostNodes.chosen(0.3, busy)).containsExactly(node(1), node(2), node(0));
    }

    @Test
    void areAsManyWhereNothingRuns() {
        assertThat(LostNodes.chosen(0.3, Set.of())).containsExactly(node(0), node(1), node(2));
    }

    private static String node(int number) {
        return Belongings.node(number);
    }
}
