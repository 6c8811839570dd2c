package dev.regent.sandbox.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.s3.ObjectEvent;
import dev.regent.sandbox.s3.ObjectEvent.Kind;
import dev.regent.world.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class BoardFeedTest {
    private static final Region OHIO = new Region("us-east-2");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Timeline timeline = new Timeline();
    private final BoardFeed feed = new BoardFeed("chat", timeline);

    @Test
    void tellsOfTheFirstFailedLookAndOfTheCondition() {
        reported("healthy", 9, 0);
        reported("healthy", 0, 1);
        reported("failed", 0, 2);

        assertThat(timeline.all())
                .extracting(Event::kind, Event::region, Event::by, Event::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Event.Kind.SUSPICION, "us-east-1", "regent us-east-2", "refused"),
                        org.assertj.core.groups.Tuple.tuple(
                                Event.Kind.CONDITION, "us-east-2", "regent us-east-2", "failed: it looks like that"));
    }

    @Test
    void tellsOfVotesWithTheReasonThatTheReportGave() {
        reported("healthy", 9, 0);
        wrote(Kind.PUT, "evict/chat/us-east-1", "EVICTED");
        wrote(Kind.DELETE, "evict/chat/us-east-1", null);
        wrote(Kind.PUT, "evict/other-service/us-east-1", "EVICTED");

        assertThat(timeline.all())
                .containsExactly(
                        new Event(NOON, Event.Kind.VOTE, "us-east-1", "regent us-east-2", "it was seen failing"),
                        new Event(NOON, Event.Kind.VOTE_WITHDRAWN, "us-east-1", "regent us-east-2", ""));
    }

    @Test
    void comparesWithNothingAfterBoardsWereCleared() {
        reported("healthy", 9, 0);
        feed.forget();
        reported("failed", 0, 1);

        assertThat(timeline.all()).isEmpty();
    }

    private void reported(String condition, int serving, int failing) {
        wrote(Kind.PUT, "report.json", """
                {"writer": "us-east-2-a", "services": {"chat": {
                  "condition": {"is": "%s", "why": "it looks like that"},
                  "votes": {"us-east-1": {"why": "it was seen failing", "looks": 1}},
                  "sees": {"us-east-1": {"serving": %d, "failing": %d, "latest": {"why": "refused"}}}}}}
                """.formatted(condition, serving, failing));
    }

    private void wrote(Kind kind, String key, @Nullable String body) {
        SdkBytes bytes = body == null ? null : SdkBytes.fromUtf8String(body);
        feed.written(OHIO, new ObjectEvent(NOON, kind, "board", key, "KEY", "\"etag\"", bytes));
    }
}
