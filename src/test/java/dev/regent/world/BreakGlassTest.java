package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakGlassTest {
    private static final Region VIRGINIA = new Region("us-east-1");
    private static final Region OHIO = new Region("us-east-2");
    private static final URI NEAR = URI.create("https://s3.us-east-1.example");
    private static final URI CHECKED = URI.create("https://checked.example");
    private static final Settings SETTINGS =
            new Settings(OHIO, List.of(new Board(VIRGINIA, "board-1", NEAR, CHECKED)), List.of(), "digest");

    @Test
    void aFailoverIsTheHomesOwnVoteOnItsOwnBoard() {
        assertThat(BreakGlass.commands(SETTINGS, order(Verb.FAILOVER, Optional.of(VIRGINIA))))
                .containsExactly(
                        "printf 'EVICTED by hand' > vote",
                        "aws s3api put-object --region us-east-1 --endpoint-url https://s3.us-east-1.example --bucket"
                                + " board-1 --key evict/chat/us-east-1 --body vote");
    }

    @Test
    void nothingElseCanBeDoneByAVote() {
        assertThat(BreakGlass.commands(SETTINGS, order(Verb.FAILBACK, Optional.of(VIRGINIA))))
                .isEmpty();
        assertThat(BreakGlass.commands(SETTINGS, order(Verb.PAUSE, Optional.empty())))
                .isEmpty();
    }

    @Test
    void aRegionWithoutABoardHasNoVote() {
        assertThat(BreakGlass.commands(SETTINGS, order(Verb.FAILOVER, Optional.of(OHIO))))
                .isEmpty();
        assertThat(BreakGlass.commands(SETTINGS, order(Verb.FAILOVER, Optional.empty())))
                .isEmpty();
    }

    private static Intent order(Verb verb, Optional<Region> from) {
        Instant expires = Instant.parse("2026-11-22T13:00:00Z");
        return new Intent(
                new Intent.Id(1, OHIO), verb, "chat", from, Optional.empty(), "a fire", "kim", expires, State.OPEN, "");
    }
}
