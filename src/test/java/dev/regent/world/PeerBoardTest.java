package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PeerBoardTest {
    private static final int PATIENCE = 4;

    private PeerBoard board = PeerBoard.UNREAD;
    private long looks;

    @Test
    void isFreshOnceItsWriterWasSeenToWrite() {
        read(10);
        assertThat(board.fresh(PATIENCE)).isEmpty();

        read(11);
        assertThat(board.fresh(PATIENCE)).map(Report::sequence).contains(11L);
    }

    @Test
    void aReportThatNeverMovesIsNotFreshHoweverOftenItIsRead() {
        for (int i = 0; i < 10; i++) {
            read(10);
            assertThat(board.fresh(PATIENCE)).isEmpty();
        }
    }

    @Test
    void isNotFreshAnyMoreWhenItHasStoodStillForLongerThanPatience() {
        read(10);
        read(11);
        for (int i = 0; i < PATIENCE; i++) {
            read(11);
            assertThat(board.fresh(PATIENCE)).isPresent();
        }
        read(11);
        assertThat(board.fresh(PATIENCE)).isEmpty();

        read(12);
        assertThat(board.fresh(PATIENCE)).isPresent();
    }

    @Test
    void looksThatFailedCountAsStandingStillAndKeepWhatWasRead() {
        read(10);
        read(11);
        for (int i = 0; i <= PATIENCE; i++) {
            board = board.next(new Reading.Unknown<>(Instant.EPOCH, "the board does not answer", ++looks));
        }

        assertThat(board.fresh(PATIENCE)).isEmpty();
        assertThat(board.report()).map(Report::sequence).contains(11L);
    }

    @Test
    void aReadingThatIsNotNewChangesNothing() {
        read(10);
        PeerBoard once = board;

        assertThat(once.next(new Reading.Known<>(report(99), looks))).isEqualTo(once);
    }

    private void read(long sequence) {
        board = board.next(new Reading.Known<>(report(sequence), ++looks));
    }

    private static Report report(long sequence) {
        return new Report(new Region("us-east-1"), "one", sequence, Instant.EPOCH, "digest", Map.of(), new TreeMap<>());
    }
}
