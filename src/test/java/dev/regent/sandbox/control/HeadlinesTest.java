package dev.regent.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.control.State.Headline;
import dev.regent.world.Region;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeadlinesTest {
    private static final Region EAST = new Region("us-east-1");
    private static final Region OHIO = new Region("us-east-2");

    @Test
    void saysThatAllIsWell() {
        assertThat(new Headlines(Optional.of(EAST), EAST, Set.of(EAST), true, 0, 0).headline())
                .isEqualTo(new Headline("All is well: us-east-1 is home and serves.", "good"));
    }

    @Test
    void countsWhatFails() {
        assertThat(new Headlines(Optional.of(EAST), EAST, Set.of(EAST), false, 40, 1).headline())
                .isEqualTo(
                        new Headline("DNS answers us-east-1, which does not serve. 40 requests a second fail.", "bad"));
    }

    @Test
    void saysWhoServesInstead() {
        assertThat(new Headlines(Optional.of(EAST), EAST, Set.of(OHIO), true, 0, 1).headline())
                .isEqualTo(new Headline("us-east-2 serves while home us-east-1 is out.", "warn"));
    }

    @Test
    void remembersWhoIsUsuallyHome() {
        assertThat(new Headlines(Optional.of(OHIO), EAST, Set.of(OHIO), true, 0, 0).headline())
                .isEqualTo(new Headline("us-east-2 is home and serves; usually us-east-1 is.", "warn"));
    }
}
