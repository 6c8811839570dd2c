package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Workload;
import dev.regent.world.Workload.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodsTest {
    private static final String LONG = "a-name-that-leaves-no-room-for-all-of-the-random-hash";

    @ParameterizedTest
    @CsvSource({
        "DEPLOYMENT, chat, chat-7d9c5b8f6d-x2k4p, true",
        "DEPLOYMENT, chat, chat-7d9c-x2k4p, true",
        "DEPLOYMENT, chat, chat-x2k4p, false",
        "DEPLOYMENT, chat, chat-0, false",
        "DEPLOYMENT, chat, chat-v2-7d9c5b8f6d-x2k4p, false",
        "DEPLOYMENT, chat, chat-canary-x2k4p, false",
        "DEPLOYMENT, chat, a-chat-7d9c5b8f6d-x2k4p, false",
        "DEPLOYMENT, chat.v2, chat.v2-7d9c5b8f6d-x2k4p, true",
        "DEPLOYMENT, chat.v2, chatxv2-7d9c5b8f6d-x2k4p, false",
        "STATEFUL_SET, chat, chat-12, true",
        "STATEFUL_SET, chat, chat-12-1, false",
        "STATEFUL_SET, chat, chat-x, false",
        "LEADER_WORKER_SET, chat, chat-3, true",
        "LEADER_WORKER_SET, chat, chat-3-7, true",
        "LEADER_WORKER_SET, chat, chat-3-7-1, false",
        "LEADER_WORKER_SET, chat, chat-x2k4p, false"
    })
    void knowsThePodsOfAWorkloadByTheirNames(Kind kind, String workload, String pod, boolean itsOwn) {
        assertThat(pod.matches(names(kind, workload))).isEqualTo(itsOwn);
    }

    @Test
    void knowsPodsOfADeploymentWhoseNameIsTooLongForThem() {
        String cut = (LONG + "-7d9c5b8f6d-").substring(0, 58);

        assertThat(LONG + "-7d9c5b8f6d-").hasSizeGreaterThan(58);
        assertThat(cut + "x2k4p").matches(names(Kind.DEPLOYMENT, LONG));
        assertThat("b".repeat(58) + "x2k4p").matches(names(Kind.DEPLOYMENT, "b".repeat(63)));
        assertThat("b".repeat(57) + "x2k4p").doesNotMatch(names(Kind.DEPLOYMENT, "b".repeat(63)));
    }

    @Test
    void selectsByNamespace() {
        Pods pods = Pods.of(List.of(
                new Workload(Kind.STATEFUL_SET, "two", "chat"),
                new Workload(Kind.STATEFUL_SET, "one", "chat"),
                new Workload(Kind.STATEFUL_SET, "one", "draft")));

        assertThat(pods.of("up", "job=\"x\"", selector -> "rate(" + selector + "[1m])"))
                .isEqualTo("(rate(up{job=\"x\",namespace=\"one\",pod=~\"chat-[0-9]+|draft-[0-9]+\"}[1m])"
                        + " or rate(up{job=\"x\",namespace=\"two\",pod=~\"chat-[0-9]+\"}[1m]))");
    }

    @Test
    void leavesNothingInANameThatPromqlWouldTakeForItsOwn() {
        Pods pods = Pods.of(List.of(new Workload(Kind.STATEFUL_SET, "a\"}b", "c\"|.*")));

        assertThat(pods.of("up", "", selector -> selector))
                .isEqualTo("up{namespace=\"a\\\"}b\",pod=~\"c\\\\x{22}\\\\x{7c}\\\\x{2e}\\\\x{2a}-[0-9]+\"}");
    }

    private static String names(Kind kind, String workload) {
        return Pods.of(List.of(new Workload(kind, "n", workload)))
                .groups()
                .getFirst()
                .names();
    }
}
