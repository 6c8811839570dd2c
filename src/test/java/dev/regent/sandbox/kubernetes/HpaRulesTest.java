package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.kubernetes.HpaRules.Decision;
import dev.regent.sandbox.kubernetes.HpaRules.Limit;
import dev.regent.sandbox.kubernetes.HpaRules.Memory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HpaRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final HpaRules rules = new HpaRules(10, 2, 40);

    @Test
    void asksForAsManyAsTheMetricNeeds() {
        assertThat(first(6, 90).replicas()).isEqualTo(9);
        assertThat(first(6, 91).replicas()).isEqualTo(10);
    }

    @Test
    void leavesThingsAloneWithinATenth() {
        assertThat(first(10, 109).replicas()).isEqualTo(10);
        assertThat(first(10, 91).replicas()).isEqualTo(10);
        assertThat(first(10, 111).replicas()).isEqualTo(12);
    }

    @Test
    void atMostDoublesOrAddsFourAtOnce() {
        assertThat(first(2, 1000).replicas()).isEqualTo(6);
        assertThat(first(10, 1000).replicas()).isEqualTo(20);
        assertThat(first(10, 1000).limit()).isEqualTo(Limit.SCALE_UP_LIMIT);
    }

    @Test
    void countsWhatItAddedInTheLastFifteenSeconds() {
        Decision first = first(10, 1000);
        Decision soon = rules.decide(20, 1000, first.memory(), NOON.plusSeconds(10));
        Decision later = rules.decide(20, 1000, first.memory(), NOON.plusSeconds(15));

        assertThat(soon.replicas()).isEqualTo(20);
        assertThat(later.replicas()).isEqualTo(40);
    }

    @Test
    void scalesDownOnlyWhenFiveMinutesAskedForNoMore() {
        Decision busy = first(10, 100);
        Decision quiet = rules.decide(10, 30, busy.memory(), NOON.plusSeconds(60));
        Decision muchLater = rules.decide(10, 30, quiet.memory(), NOON.plusSeconds(301));

        assertThat(quiet.replicas()).isEqualTo(10);
        assertThat(muchLater.replicas()).isEqualTo(3);
    }

    @Test
    void neverScalesUpForWhatWasAskedForEarlier() {
        Decision busy = first(10, 300);
        Decision afterwards = rules.decide(12, 120, busy.memory(), NOON.plusSeconds(60));

        assertThat(afterwards.replicas()).isEqualTo(12);
    }

    @Test
    void keepsToItsBounds() {
        assertThat(first(10, 1).replicas()).isEqualTo(2);
        assertThat(first(10, 1).limit()).isEqualTo(Limit.TOO_FEW_REPLICAS);
        assertThat(first(39, 1000).replicas()).isEqualTo(40);
        assertThat(first(39, 1000).limit()).isEqualTo(Limit.TOO_MANY_REPLICAS);
        assertThat(first(10, 100).limit()).isEqualTo(Limit.DESIRED_WITHIN_RANGE);
    }

    private Decision first(int current, double total) {
        return rules.decide(current, total, Memory.EMPTY, NOON);
    }
}
