package dev.regent.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.sandbox.timeline.Event;
import dev.regent.sandbox.timeline.Timeline;
import dev.regent.world.Region;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Region EAST = new Region("us-east-1");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Set<String> broken = new HashSet<>();
    private final Timeline timeline = new Timeline();
    private final Faults faults = new Faults(
            List.of(EAST, new Region("us-east-2")),
            List.of(
                    new Fault("door-shut", "the door is shut", region -> broken.add("door"), region -> broken.clear()),
                    new Fault(
                            "fire",
                            "all burns",
                            region -> broken.addAll(List.of("door", "roof")),
                            region -> broken.clear())),
            timeline,
            InstantSource.fixed(NOON));

    @Test
    void healsOneFaultAndLeavesTheOther() {
        faults.inject("fire", EAST);
        faults.inject("door-shut", EAST);

        faults.heal("fire", EAST);

        assertThat(broken).containsExactly("door");
        assertThat(faults.active()).containsExactly(new Fault.Active("door-shut", EAST, NOON));
    }

    @Test
    void tellsWhatIsDoneAndWhatIsUndone() {
        faults.inject("fire", EAST);
        faults.healAll();
        faults.healAll();

        assertThat(timeline.all())
                .extracting(Event::kind, Event::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Event.Kind.FAULT, "fire: all burns"),
                        org.assertj.core.groups.Tuple.tuple(Event.Kind.HEALED, "fire"));
    }

    @Test
    void namesWhatThereIsWhenAskedForSomethingElse() {
        assertThatThrownBy(() -> faults.inject("flood", EAST))
                .hasMessage("there is no fault flood; there are [door-shut, fire]");
        assertThatThrownBy(() -> faults.region(Optional.of("eu-west-1")))
                .hasMessage("there is no region eu-west-1; there are [us-east-1, us-east-2]");
    }

    @Test
    void saysWhyWhatIsOfSimulatedClustersIsNotThere() {
        assertThatThrownBy(() -> faults.inject("gpu-memory-leak", EAST))
                .isInstanceOf(Fault.Unheard.class)
                .hasMessageStartingWith(
                        "gpu-memory-leak needs simulated clusters: a real cluster's pods have no memory");
        assertThat(faults.active()).isEmpty();
    }
}
