package dev.regent.sandbox.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.dataplane.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Route53FeedTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Timeline timeline = new Timeline();
    private final Route53Feed feed = new Route53Feed(
            "api.example.com.",
            Map.of(
                    "1", "chat/us-east-1",
                    "2", "chat/us-east-1/gateway-1",
                    "3", "chat/us-east-1/peer-us-west-2",
                    "4", "canary/us-east-1"),
            key -> key,
            timeline);

    @Test
    void saysWhatAChangedCheckMeans() {
        feed.health("2", false, NOON);
        feed.health("3", false, NOON.plusSeconds(1));
        feed.health("1", false, NOON.plusSeconds(2));
        feed.health("4", true, NOON.plusSeconds(3));
        feed.health("somebody else's", true, NOON.plusSeconds(4));

        assertThat(timeline.all())
                .containsExactly(
                        event(0, Event.Kind.GATEWAY_CHECK, "the gateway fails, copy 1"),
                        event(1, Event.Kind.VOTE_CHECK, "a vote against it, that of us-west-2, is seen"),
                        event(2, Event.Kind.OUT, ""),
                        event(3, Event.Kind.NOTE, "its checkers can read votes on that board"));
    }

    @Test
    void tellsOfAnAnswerOnlyWhenSomebodyElseIsAnswered() {
        feed.answer("api.example.com.", "A", answer("us-east-1", 100), NOON);
        feed.answer("api.example.com.", "A", answer("us-east-1", 0), NOON.plusSeconds(1));
        feed.answer("api.example.com.", "TXT", answer("us-west-2", 0), NOON.plusSeconds(2));
        feed.answer("api.example.com.", "A", answer("us-west-2", 0), NOON.plusSeconds(3));

        assertThat(timeline.all()).extracting(Event::region).containsExactly("us-east-1", "us-west-2");
    }

    /** An edit of a record makes a new answer of it, by the same region. */
    @Test
    void takesTheFirstEditOfWhatWasAnsweredAllAlongForNoMove() {
        feed.answersAlready(answer("us-east-1", 100));

        feed.answer("api.example.com.", "A", answer("us-east-1", 50), NOON);

        assertThat(timeline.all()).isEmpty();
    }

    private static Event event(int second, Event.Kind kind, String why) {
        return new Event(NOON.plusSeconds(second), kind, "us-east-1", "Route 53", why);
    }

    private static List<Choice> answer(String region, int weight) {
        var record = new RecordSet("api.example.com.", "A", region, weight, 5, List.of("192.0.2.1"), null);
        return List.of(new Choice(record, 1));
    }
}
