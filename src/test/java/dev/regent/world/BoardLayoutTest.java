package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.OwnBoard.Vote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardLayoutTest {
    private static final Region EAST = new Region("us-east-1");

    @Test
    void findsTheVoteUnderItsKey() {
        var key = BoardLayout.voteKey("chat", EAST);

        assertThat(key).isEqualTo("evict/chat/us-east-1");
        assertThat(BoardLayout.vote(key)).contains(new Vote("chat", EAST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evict/_canary",
                "report.json",
                "evict/chat",
                "evict/chat/",
                "evict//us-east-1",
                "evict/a/b/c",
                "x/a/b"
            })
    void takesNothingElseForAVote(String key) {
        assertThat(BoardLayout.vote(key)).isEmpty();
    }

    @Test
    void searchesForAWordThatNoKeyContains() {
        assertThat(BoardLayout.voteKey("evicted", EAST)).doesNotContain(BoardLayout.WORD);
        assertThat(BoardLayout.canaryKey()).doesNotContain(BoardLayout.WORD);
    }
}
