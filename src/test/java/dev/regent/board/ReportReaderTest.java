package dev.regent.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.world.OwnBoard;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a look makes of a report that cannot be read. */
class ReportReaderTest {
    private static final String WHY =
            "the report on board us-east-1 cannot be read: its format is 2, this regent reads 1";

    private final OwnRegion region = new OwnRegion();
    private final Bucket bucket = new Bucket(region.board, region.client, OwnRegion.PLENTY);
    private final OwnLook own = new OwnLook(bucket, new ReportReader(bucket, new ReportFormat()), () -> 0);

    @AfterEach
    void stop() {
        region.close();
    }

    @Test
    void countsTheLooksAtWhichTheVeryObjectLayThere() throws Exception {
        region.put("report.json", "damaged");

        assertThat(unreadable().orElseThrow().looks()).isEqualTo(1);
        assertThat(unreadable().orElseThrow().looks()).isEqualTo(2);

        region.put("report.json", "damaged otherwise");
        assertThat(unreadable().orElseThrow().looks()).isEqualTo(1);
        assertThat(unreadable().orElseThrow().looks()).isEqualTo(2);
    }

    @Test
    void forgetsItOnceAReportCanBeRead() throws Exception {
        region.put("report.json", "damaged");
        OwnBoard damaged = own.call().board();
        region.reports().write(region.order(region.look(), "a", 1));

        OwnBoard mended = own.call().board();

        assertThat(damaged.report()).isEmpty();
        assertThat(damaged.unreadable()).map(OwnBoard.Unreadable::damaged).contains(true);
        assertThat(mended.unreadable()).isEmpty();
        assertThat(mended.report()).isPresent();
    }

    @Test
    void beginsToCountAnewAfterItWasDeleted() throws Exception {
        region.put("report.json", "damaged");
        own.call();
        region.delete("report.json");

        assertThat(own.call().board()).isEqualTo(new OwnBoard(Optional.empty(), java.util.Set.of()));
        region.put("report.json", "damaged");
        assertThat(unreadable().orElseThrow().looks()).isEqualTo(1);
    }

    @Test
    void aPeersIsNotSeen() {
        region.put("report.json", "{\"format\":2}");
        var peer = new PeerLook(OwnRegion.EAST, new ReportReader(bucket, new ReportFormat()));

        assertThatThrownBy(peer::call).isInstanceOf(NotSeen.class).hasMessage(WHY);
    }

    private Optional<OwnBoard.Unreadable> unreadable() throws Exception {
        return own.call().board().unreadable();
    }
}
