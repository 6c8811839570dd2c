package dev.regent.board;

import static dev.regent.board.OwnRegion.EAST;
import static dev.regent.board.OwnRegion.WEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.BoardLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VoteWriterTest {
    private static final String EAST_OUT = "evict/chat/us-east-1";
    private static final String WEST_OUT = "evict/chat/us-west-2";
    private static final String CANARY = "evict/_canary";

    private final OwnRegion region = new OwnRegion();
    private final VoteWriter votes = region.votes();

    @AfterEach
    void stop() {
        region.close();
    }

    @Test
    void writesTheWordAndTheTimeAndNothingMore() throws Exception {
        votes.write(region.order(region.look(), "a", 1, EAST));

        assertThat(region.text(EAST_OUT)).isEqualTo(BoardLayout.WORD + " 2026-11-22T10:00:00Z");
        assertThat(region.text(CANARY)).isEqualTo(BoardLayout.WORD + " 2026-11-22T10:00:00Z");
    }

    @Test
    void holdsWhatWasDecidedAndNothingElse() throws Exception {
        votes.write(region.order(region.look(), "a", 1, EAST, WEST));
        assertThat(region.votesThere()).containsExactly(CANARY, EAST_OUT, WEST_OUT);

        votes.write(region.order(region.look(), "a", 2, WEST));
        assertThat(region.votesThere()).containsExactly(CANARY, WEST_OUT);

        votes.write(region.order(region.look(), "a", 3));
        assertThat(region.votesThere()).containsExactly(CANARY);
    }

    @Test
    void doesNothingTheSecondTimeEvenOnAnOldLook() throws Exception {
        OwnLook.Seen old = region.look();
        votes.write(region.order(old, "a", 1, EAST));
        region.outcomes.clear();

        votes.write(region.order(old, "a", 2, EAST));
        votes.write(region.order(region.look(), "a", 3, EAST));

        assertThat(region.outcomes).isEmpty();
    }

    @Test
    void withdrawsOnAnOldLookWhatItCreatedItself() throws Exception {
        OwnLook.Seen old = region.look();

        votes.write(region.order(old, "a", 1, EAST));
        votes.write(region.order(old, "a", 2));

        assertThat(region.votesThere()).containsExactly(CANARY);
    }

    @Test
    void createsAgainWhatSomebodyDeleted() throws Exception {
        votes.write(region.order(region.look(), "a", 1, EAST));
        region.delete(EAST_OUT);
        region.delete(CANARY);

        votes.write(region.order(region.look(), "a", 2, EAST));

        assertThat(region.votesThere()).containsExactly(CANARY, EAST_OUT);
    }

    @Test
    void leavesVotesOfServicesThatItDoesNotKnowAlone() throws Exception {
        region.put("evict/code/us-east-1", "EVICTED");
        region.put("evict/readme", "what is this?");

        votes.write(region.order(region.look(), "a", 1));

        assertThat(region.votesThere()).containsExactly(CANARY, "evict/code/us-east-1", "evict/readme");
    }

    @Test
    void leavesAVoteThatSomebodyHasRewrittenSince() throws Exception {
        region.put(EAST_OUT, "EVICTED by a person");
        OwnLook.Seen base = region.look();
        region.put(EAST_OUT, "EVICTED by a person, again");

        votes.write(region.order(base, "a", 1));

        assertThat(region.votesThere()).containsExactly(CANARY, EAST_OUT);
        assertThat(region.outcomes).containsExactlyInAnyOrder("votes ok", "votes conflict");
    }

    @Test
    void countsAVoteThatIsThereAlreadyAsAConflictAndLeavesIt() throws Exception {
        OwnLook.Seen base = region.look();
        region.put(EAST_OUT, "EVICTED by a person");

        votes.write(region.order(base, "a", 1, EAST));

        assertThat(region.text(EAST_OUT)).isEqualTo("EVICTED by a person");
        assertThat(region.outcomes).containsExactlyInAnyOrder("votes ok", "votes conflict");
    }
}
