package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.kubernetes.Scheduler.Room;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    @Test
    void takesTheFirstNodeWithEnoughFreeGpus() {
        var rooms = List.of(new Room("full", 0, true), new Room("half", 4, true), new Room("empty", 8, true));

        assertThat(Scheduler.place(rooms, 8)).contains("empty");
        assertThat(Scheduler.place(rooms, 4)).contains("half");
    }

    @Test
    void leavesNodesAloneThatAreNotHeardOf() {
        var rooms = List.of(new Room("lost", 8, false));

        assertThat(Scheduler.place(rooms, 8)).isEmpty();
    }

    @Test
    void saysWhyThereIsNoRoom() {
        var rooms = List.of(new Room("full", 0, true), new Room("half", 4, true), new Room("lost", 8, false));

        assertThat(Scheduler.refusal(rooms, 8))
                .isEqualTo("0/3 nodes are available: 1 node(s) had untolerated taint"
                        + " {node.kubernetes.io/unreachable: }, 2 Insufficient nvidia.com/gpu.");
    }
}
