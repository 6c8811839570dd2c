package dev.regent.board;

import static dev.regent.board.OwnRegion.EAST;
import static dev.regent.board.OwnRegion.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private final OwnRegion region = new OwnRegion();
    private final Publisher publisher = new Publisher(region.reports(), region.votes(), region.meter("report"));

    @AfterEach
    void stop() {
        publisher.close();
        region.close();
    }

    @Test
    void writesTheReportAndThenTheVotes() throws Exception {
        publisher.give(region.order(region.look(), "a", 1, EAST));

        await().until(() -> region.outcomes.size() == 3);
        assertThat(region.outcomes).containsExactly("report ok", "votes ok", "votes ok");
        assertThat(region.votesThere()).containsExactly("evict/_canary", "evict/chat/us-east-1");
    }

    @Test
    void touchesNoVoteWhenTheReportWasRefused() throws Exception {
        OwnLook.Seen base = region.look();
        region.put("evict/chat/us-west-2", "EVICTED by the other replica");
        region.reports().write(region.order(base, "b", 1));

        publisher.give(region.order(region.look(), "a", 1, EAST));
        publisher.give(region.order(base, "a", 1, EAST));

        await().until(() -> region.outcomes.contains("report conflict"));
        publisher.close();
        assertThat(region.votesThere()).containsExactly("evict/chat/us-west-2");
    }

    @Test
    void dropsADecisionThatIsTooOld() throws Exception {
        Order old = region.order(region.look(), "a", 1, EAST);
        region.nanos.addAndGet(Duration.ofSeconds(3).toNanos());

        publisher.give(old);
        await().until(() -> region.outcomes.contains("report late"));
        publisher.give(region.order(region.look(), "a", 2, WEST));

        await().until(() -> region.outcomes.size() == 4);
        assertThat(region.votesThere()).containsExactly("evict/_canary", "evict/chat/us-west-2");
    }

    @Test
    void carriesOutTheLatestOfMany() throws Exception {
        OwnLook.Seen base = region.look();
        for (int number = 1; number <= 200; number++) {
            publisher.give(region.order(base, "a", number, number == 200 ? WEST : EAST));
        }

        // As the loop does: what was not carried out, a write that took too long for one, is asked for again.
        AtomicLong sequence = new AtomicLong(200);
        await().pollInterval(Duration.ofSeconds(1)).until(() -> {
            publisher.give(region.order(region.look(), "a", sequence.incrementAndGet(), WEST));
            return region.votesThere().equals(java.util.List.of("evict/_canary", "evict/chat/us-west-2"));
        });
        assertThat(region.outcomes).filteredOn("report ok"::equals).hasSizeLessThan(100);
        assertThat(region.outcomes).doesNotContain("report conflict");
    }

    @Test
    void doesNothingOnceClosed() throws Exception {
        publisher.close();

        publisher.give(region.order(region.look(), "a", 1, EAST));

        assertThat(region.votesThere()).isEmpty();
    }
}
