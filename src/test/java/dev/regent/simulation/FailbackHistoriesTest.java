package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Histories written down, each a return to the first region. Seconds are virtual. */
class FailbackHistoriesTest {
    private final Tale three = Tale.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);

    @Test
    void failbackWaitsForAnOrder() {
        three.breaks(virginia, Behaviour.INFERENCE_FAILS)
                .passes(200)
                .heals(virginia)
                .keepsAnswering(1500, ohio);
        assertThat(three.home()).isEqualTo(ohio);

        three.orders(ohio, Verb.FAILBACK, virginia);
        three.passes(300);
        assertThat(three.home()).isEqualTo(virginia);
        assertThat(three.moves().stream().map(weights -> Objects.requireNonNull(weights.get(virginia))))
                .containsExactly(0, 10, 50, 100);
    }

    @Test
    void automaticFailbackSoaksAndRamps() {
        var policy = new FailbackPolicy(true, 100, List.of(10, 50), 30);
        Tale automatic = new Tale(Tale.history(3).withFailback(policy));
        automatic.breaks(virginia, Behaviour.REFUSES).passes(200).heals(virginia);

        automatic.keepsAnswering(95, ohio);
        assertThat(automatic.home()).isEqualTo(ohio);

        automatic.passes(300);
        assertThat(automatic.home()).isEqualTo(virginia);
        assertThat(automatic.moves()).hasSize(4);
    }

    @Test
    void aRampWhoseTargetFailsIsPutBack() {
        three.breaks(virginia, Behaviour.INFERENCE_FAILS)
                .passes(200)
                .heals(virginia)
                .passes(700);
        three.orders(ohio, Verb.FAILBACK, virginia);
        three.until(
                "the first step is made",
                20,
                () -> Objects.equals(three.weights().get(virginia), 10));

        three.breaks(virginia, Behaviour.INFERENCE_FAILS)
                .until(
                        "it is put back",
                        40,
                        () -> Objects.equals(three.weights().get(virginia), 0));
        assertThat(three.weights()).containsEntry(ohio, 100);
        assertThat(three.home()).isEqualTo(ohio);
    }
}
