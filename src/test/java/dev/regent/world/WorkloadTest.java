package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {
    @ParameterizedTest
    @CsvSource({
        "chat-2, chat-2",
        "chat-2-1, chat-2",
        "chat-12-10, chat-12",
        "chat-big-2-1, chat-big-2-1",
        "other-2-1, other-2-1"
    })
    void aPodOfALeaderWorkerSetBelongsToItsGroup(String pod, String replica) {
        var chat = new Workload(Workload.Kind.LEADER_WORKER_SET, "inference", "chat");

        assertThat(chat.replica(pod)).isEqualTo(replica);
    }

    @Test
    void everyOtherPodIsAReplica() {
        var chat = new Workload(Workload.Kind.DEPLOYMENT, "inference", "chat");

        assertThat(chat.replica("chat-7d4b9c-x2v5q")).isEqualTo("chat-7d4b9c-x2v5q");
        assertThat(chat).hasToString("Deployment inference/chat");
    }
}
