package dev.regent.sandbox.route53.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CheckerStateTest {
    @Test
    void changesItsMindAtOnceWithAThresholdOfOne() {
        CheckerState dead = CheckerState.startingAs(true).after(false, 1);

        assertThat(dead.healthy()).isFalse();
        assertThat(dead.after(true, 1).healthy()).isTrue();
    }

    @Test
    void oneSuccessStartsTheCountOfFailuresAgain() {
        CheckerState state = after(CheckerState.startingAs(true), 3, false, false, true, false, false);

        assertThat(state).isEqualTo(new CheckerState(true, 2));
    }

    @Test
    void needsTheThresholdInTheOtherDirectionToo() {
        CheckerState dead = after(CheckerState.startingAs(true), 3, false, false, false);

        assertThat(dead.healthy()).isFalse();
        assertThat(after(dead, 3, true, true).healthy()).isFalse();
        assertThat(after(dead, 3, true, true, true).healthy()).isTrue();
    }

    @Property
    void isWhatTheLastRunOfThresholdEqualLooksSaid(
            @ForAll List<Boolean> looks, @ForAll @IntRange(min = 1, max = 10) int threshold) {
        CheckerState state = CheckerState.startingAs(true);
        boolean expected = true;
        for (int i = 0; i < looks.size(); i++) {
            state = state.after(looks.get(i), threshold);
            List<Boolean> run = looks.subList(Math.max(0, i + 1 - threshold), i + 1);
            if (run.size() == threshold && Collections.frequency(run, run.getFirst()) == threshold) {
                expected = run.getFirst();
            }
        }

        assertThat(state.healthy()).isEqualTo(expected);
        assertThat(state.against()).isBetween(0, threshold - 1);
    }

    private static CheckerState after(CheckerState start, int threshold, boolean... looks) {
        CheckerState state = start;
        for (boolean look : looks) {
            state = state.after(look, threshold);
        }
        return state;
    }
}
