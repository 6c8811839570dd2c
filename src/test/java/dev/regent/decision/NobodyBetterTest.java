package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.SHEDS;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static dev.regent.world.Witness.Sign.NO;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rule 6. */
class NobodyBetterTest {
    private static final String REASON =
            "us-east-1 has failed: its own probe: inference answers 500; seen from us-east-2: inference answers 500";

    @Test
    void noVoteWithoutAnAbleHeir() {
        AWorld world = failedHome().failed(OHIO);

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly("vote against us-east-1: no other region is able and open, although " + REASON);
    }

    @Test
    void noVoteWithoutAnOpenHeir() {
        assertThat(failedHome().out(OHIO).votes()).isEmpty();
        assertThat(failedHome().out(OHIO).open(OREGON).votes()).containsKey(VIRGINIA);
    }

    @Test
    void noVoteWhilePaused() {
        AWorld world = failedHome().paused();

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly("vote against us-east-1: paused by kim (a test of the network), although " + REASON);
    }

    @Test
    void aPauseEndsWithItsTime() {
        assertThat(failedHome().paused().at(AWorld.NOW.plusSeconds(3600)).votes())
                .containsKey(VIRGINIA);
    }

    @Test
    void orWhenSomebodyEndsIt() {
        assertThat(failedHome().intent(Given.pause(1)).intent(Given.resume(2)).votes())
                .containsKey(VIRGINIA);
        assertThat(failedHome().intent(Given.resume(1)).intent(Given.pause(2)).votes())
                .isEmpty();
    }

    @Test
    void standbysGoOnKeepingThemselvesOutWhilePaused() {
        assertThat(AWorld.ofThree().seenFrom(OREGON).paused().votes()).containsKey(OREGON);
    }

    @Test
    void aVoteThatStandsIsNotTakenBackByAPause() {
        assertThat(failedHome().holds(VIRGINIA, 2).paused().votes()).containsKey(VIRGINIA);
    }

    private static AWorld failedHome() {
        return AWorld.ofThree().failed(VIRGINIA).sees(OHIO, VIRGINIA, WRONG, 4);
    }

    @Test
    void noVoteIsCastWhereTheHeirIsAnsweredByNobodyAndTheHomeServes() {
        AWorld world = AWorld.ofTwo()
                .remembers(kept -> kept.degradedLooks = 20)
                .couldServe(OHIO, 0.9)
                .probe(VIRGINIA, SHEDS, 9);
        assertThat(world.votes()).containsKey(VIRGINIA);

        world.up(OHIO, NO);
        assertThat(world.votes()).doesNotContainKey(VIRGINIA);
        assertThat(world.refusals())
                .anyMatch(refusal -> refusal.contains("nobody else is seen to serve, although degraded"));
    }
}
