package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchedulerWordsTest {
    @Test
    void saysTheSameForPodsThatWaitForTheSame() {
        assertThat(SchedulerWords.shortened("0/1 nodes are available: 1 Insufficient nvidia.com/gpu. no new claims to"
                        + " deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found."))
                .isEqualTo("Insufficient nvidia.com/gpu")
                .isEqualTo(
                        SchedulerWords.shortened("0/9 nodes are available: 3 node(s) were unschedulable, 6 Insufficient"
                                + " nvidia.com/gpu. preemption: 0/9 nodes are available."));
    }

    @Test
    void namesEverythingThatThereIsTooLittleOf() {
        assertThat(SchedulerWords.shortened(
                        "0/2 nodes are available: 1 Insufficient nvidia.com/gpu, 2 Insufficient cpu."))
                .isEqualTo("Insufficient cpu, Insufficient nvidia.com/gpu");
    }

    @Test
    void keepsACommaWithinAReason() {
        assertThat(SchedulerWords.shortened("0/2 nodes are available: 2 node(s) had untolerated taint {a: b, c}."))
                .isEqualTo("node(s) had untolerated taint {a: b, c}");
    }

    @Test
    void sayLittleOfWhatTheyDoNotKnow() {
        assertThat(SchedulerWords.shortened(null)).isEmpty();
        assertThat(SchedulerWords.shortened("running PreBind plugin failed"))
                .isEqualTo("running PreBind plugin failed");
        assertThat(SchedulerWords.shortened("x".repeat(500))).hasSize(121);
    }
}
