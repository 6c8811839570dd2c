package dev.regent.board;

import dev.regent.board.ReportReader.Stored;
import dev.regent.world.BoardLayout;
import dev.regent.world.Report;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the own report, fenced: it replaces only what its decider had seen on the board, or what this replica wrote
 * itself since. So a replica that slept through another's take-over changes nothing when it wakes up.
 */
final class ReportWriter {
    private static final String JSON = "application/json";

    private final Bucket bucket;
    private final ReportFormat format;
    private final ReportReader reader;
    private final Meter meter;
    private @Nullable Mark mine;

    /** This replica's last known word on the board. */
    private record Mark(long sequence, String etag) {}

    ReportWriter(Bucket bucket, ReportFormat format, Meter meter) {
        this.bucket = bucket;
        this.format = format;
        this.reader = new ReportReader(bucket, format);
        this.meter = meter;
    }

    /** Whether the board shows this decision's report now. */
    boolean write(Order order) throws InterruptedException {
        Report report = order.decision().report();
        Optional<Mark> known = newest(order.base().report());
        if (known.isPresent() && known.get().sequence() >= report.sequence()) {
            meter.skipped("conflict");
            return false;
        }
        return put(report, known)
                || (wroteEarlier(report) && !meter.late(order) && put(report, Optional.ofNullable(mine)));
    }

    /** Sequences only grow on a board, so of two marks the higher one is the later one. */
    private Optional<Mark> newest(Optional<Stored> seen) {
        Optional<Mark> base = seen.map(ReportWriter::mark);
        Mark own = mine;
        return own != null && own.sequence() > base.map(Mark::sequence).orElse(-1L) ? Optional.of(own) : base;
    }

    private boolean put(Report report, Optional<Mark> known) throws InterruptedException {
        byte[] body = format.write(report);
        Written written = meter.measured(() -> bucket.put(BoardLayout.REPORT, known.map(Mark::etag), body, JSON));
        if (written instanceof Written.Done done) {
            mine = new Mark(report.sequence(), done.etag());
            return true;
        }
        return won(report);
    }

    /** The answer may have been lost after the write was done: what is there now tells. */
    private boolean won(Report report) throws InterruptedException {
        try {
            Optional<Stored> there = reader.read();
            mine = there.filter(stored -> stored.report().writer().equals(report.writer()))
                    .map(ReportWriter::mark)
                    .orElse(null);
            return mine != null && mine.sequence() == report.sequence();
        } catch (NotSeen unread) {
            return false;
        }
    }

    /** An earlier word of this very replica lies there: a lost answer, not another writer. */
    private boolean wroteEarlier(Report report) {
        return mine != null && mine.sequence() < report.sequence();
    }

    private static Mark mark(Stored stored) {
        return new Mark(stored.report().sequence(), stored.etag());
    }
}
