package dev.regent.board;

import static dev.regent.board.OwnRegion.EAST;
import static dev.regent.board.OwnRegion.OHIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.regent.loop.Watch.Footing;
import dev.regent.world.Board;
import dev.regent.world.Decision.Role;
import dev.regent.world.OwnBoard;
import dev.regent.world.OwnBoard.Vote;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.Settings;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class S3BoardsTest {
    private static final Region CENTRAL = new Region("eu-central-1");

    private final OwnRegion region = new OwnRegion();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Map<Region, S3Client> clients = new HashMap<>();
    private final List<Board> boards = List.of(
            region.board,
            new Board(OHIO, "no-such-bucket", region.twin.endpoint(), region.twin.endpoint()),
            new Board(CENTRAL, region.board.bucket(), region.twin.endpoint(), region.twin.endpoint()));
    private final Settings ours = new Settings(EAST, boards, List.of(), "digest");
    private final S3Boards replica = replica(ours);

    private S3Boards replica(Settings settings) {
        boards.forEach(board -> clients.computeIfAbsent(board.region(), any -> OwnRegion.client(board)));
        return new S3Boards(settings, clients, new Footing(timer, InstantSource.system(), region));
    }

    @AfterEach
    void stop() {
        replica.close();
        timer.shutdownNow();
        clients.values().forEach(S3Client::close);
        region.close();
    }

    @Test
    void showsWhatItPublishedAndLooksAtEveryBoardByItself() {
        replica.start();
        await().until(() -> replica.own().known().isPresent());
        assertThat(replica.own().known().orElseThrow().report()).isEmpty();

        keepPublishing(EAST);

        await().until(() -> replica.own().known().flatMap(OwnBoard::report).isPresent());
        await().until(() -> replica.own()
                .known()
                .filter(board -> board.votes().equals(java.util.Set.of(new Vote("chat", EAST))))
                .isPresent());
        await().untilAsserted(() -> assertThat(why(CENTRAL))
                .isEqualTo("the report on board eu-central-1 cannot be read: it says that it is of us-east-1"));
        await().untilAsserted(() ->
                assertThat(why(OHIO)).isEqualTo("board us-east-2 answered 404 NoSuchBucket for bucket no-such-bucket"));
        assertThat(region.outcomes)
                .contains("board us-east-1 ok", "board us-east-1 report ok", "board us-east-2 error");
    }

    @Test
    void readsAPeersReport() {
        replica.start();
        var peer = replica(new Settings(OHIO, boards, List.of(), "digest")).start();

        await().until(() -> peer.peers().get(EAST) instanceof Reading.Unknown<Report> none
                && none.why().equals("no report on board us-east-1 yet"));
        await().until(() -> replica.own().known().isPresent());
        keepPublishing();

        await().until(() -> report(peer).isPresent());
        assertThat(report(peer).orElseThrow().writer()).isEqualTo("a");
        peer.close();
    }

    @Test
    void writesNothingUnlessItActs() {
        replica.start();
        await().until(() -> replica.own().known().isPresent());

        replica.publish(OwnRegion.decision(Role.WATCHING, "a", 1, EAST));
        replica.publish(OwnRegion.decision(Role.BLIND, "a", 2, EAST));
        replica.close();

        assertThat(region.votesThere()).isEmpty();
        assertThat(region.outcomes).noneMatch(outcome -> outcome.contains("report"));
    }

    @Test
    void writesNothingBeforeItsBoardWasRead() {
        replica.publish(OwnRegion.decision(Role.ACTING, "a", 1, EAST));
        replica.close();

        assertThat(region.votesThere()).isEmpty();
    }

    @Test
    void leavesEverythingAsItIsWhenItEnds() {
        replica.start();
        await().until(() -> replica.own().known().isPresent());
        keepPublishing(EAST);
        await().until(() -> region.votesThere().size() == 2);

        replica.close();

        assertThat(region.votesThere()).containsExactly("evict/_canary", "evict/chat/us-east-1");
    }

    @Test
    void needsABoardForItsOwnRegion() {
        var stranger = new Settings(new Region("sa-east-1"), boards, List.of(), "digest");

        assertThatThrownBy(() -> replica(stranger)).hasMessage("no board for sa-east-1");
    }

    /** As the loop does: a single decision may be dropped on a busy machine. */
    private void keepPublishing(Region... votes) {
        AtomicLong sequence = new AtomicLong();
        var unused = timer.scheduleAtFixedRate(
                () -> {
                    if (replica.own().known().isPresent()) {
                        replica.publish(OwnRegion.decision(Role.ACTING, "a", sequence.incrementAndGet(), votes));
                    }
                },
                0,
                200,
                TimeUnit.MILLISECONDS);
    }

    private static Optional<Report> report(S3Boards peer) {
        return Objects.requireNonNull(peer.peers().get(EAST)).known();
    }

    private String why(Region of) {
        return replica.peers().get(of) instanceof Reading.Unknown<Report> unknown ? unknown.why() : "";
    }
}
