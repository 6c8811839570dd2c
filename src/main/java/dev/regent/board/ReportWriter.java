package dev.regent.board;

import dev.regent.board.ReportReader.Stored;
import dev.regent.board.ReportReader.There;
import dev.regent.board.ReportReader.Unreadable;
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

    /** What lies where nobody can read it is older than every report. */
    private static final long BEFORE_ALL = -1;

    /**
     * A word on the board.
     *
     * @param at on the monotonic clock: a look that began later shows it, or what came after it
     */
    private record Mark(long sequence, String etag, long at) {}

    ReportWriter(Bucket bucket, ReportFormat format, Meter meter) {
        this.bucket = bucket;
        this.format = format;
        this.reader = new ReportReader(bucket, format);
        this.meter = meter;
    }

    /** Whether the board shows this decision's report now. */
    boolean write(Order order) throws InterruptedException {
        Report report = order.decision().report();
        Optional<Mark> known = newest(order.base());
        boolean mayReplace =
                order.base().report().filter(ReportWriter::isLeftAlone).isEmpty();
        if (!mayReplace
                || known.filter(mark -> mark.sequence() >= report.sequence()).isPresent()) {
            meter.skipped("conflict");
            return false;
        }
        return put(report, known)
                || (wroteEarlier(report) && !meter.late(order) && put(report, Optional.ofNullable(mine)));
    }

    /** Whatever is decided: nobody replaces a report that others can read. */
    private static boolean isLeftAlone(There there) {
        return there instanceof Unreadable unreadable && !unreadable.trouble().isDamaged();
    }

    /**
     * Of what the decider saw and this replica's own word the later one. Where the look began before the own word was
     * written, the sequence tells: it only grows, but on a board that was begun anew meanwhile.
     */
    private Optional<Mark> newest(OwnLook.Seen base) {
        Optional<Mark> seen = base.report().map(there -> mark(there, base.begun()));
        return Optional.ofNullable(mine)
                .filter(own -> own.at() - base.begun() > 0)
                .filter(own -> own.sequence() > seen.map(Mark::sequence).orElse(BEFORE_ALL))
                .or(() -> seen);
    }

    private boolean put(Report report, Optional<Mark> known) throws InterruptedException {
        byte[] body = format.write(report);
        Written written = meter.measured(() -> bucket.put(BoardLayout.REPORT, known.map(Mark::etag), body, JSON));
        if (written instanceof Written.Done done) {
            mine = new Mark(report.sequence(), done.etag(), meter.now());
            return true;
        }
        return won(report);
    }

    /** The answer may have been lost after the write was done: what is there now tells. */
    private boolean won(Report report) throws InterruptedException {
        try {
            mine = reader.read()
                    .filter(there -> isBy(report.writer(), there))
                    .map(there -> mark(there, meter.now()))
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

    private static boolean isBy(String writer, There there) {
        return there.readable().map(Report::writer).filter(writer::equals).isPresent();
    }

    private static Mark mark(There there, long at) {
        return switch (there) {
            case Stored(Report report, String etag) -> new Mark(report.sequence(), etag, at);
            case Unreadable unreadable -> new Mark(BEFORE_ALL, unreadable.etag(), at);
        };
    }
}
