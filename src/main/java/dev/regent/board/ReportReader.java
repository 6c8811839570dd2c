package dev.regent.board;

import dev.regent.world.BoardLayout;
import dev.regent.world.Report;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a board's report again and again, and takes one that has not changed from memory. */
final class ReportReader {
    private final Bucket bucket;
    private final ReportFormat format;
    private volatile @Nullable There last;

    ReportReader(Bucket bucket, ReportFormat format) {
        this.bucket = bucket;
        this.format = format;
    }

    /** What lies on a board under the report's key. */
    sealed interface There {
        String etag();

        /** The report, where it can be read. */
        default Optional<Report> readable() {
            return switch (this) {
                case Stored stored -> Optional.of(stored.report());
                case Unreadable unreadable -> Optional.empty();
            };
        }
    }

    /** A report as it lies on a board. */
    record Stored(Report report, String etag) implements There {}

    /**
     * Something that cannot be read as one.
     *
     * @param looks in a row at which this very object lay there
     */
    record Unreadable(UnreadableReport trouble, String etag, int looks) implements There {
        Unreadable again() {
            return new Unreadable(trouble, etag, looks + 1);
        }
    }

    /** What is there now; empty on a new board. */
    Optional<There> read() throws NotSeen, InterruptedException {
        There known = last;
        Optional<There> now = switch (bucket.read(BoardLayout.REPORT, known == null ? "" : known.etag())) {
            case Bucket.Read.Same same -> Optional.ofNullable(known).map(ReportReader::still);
            case Bucket.Read.Absent absent -> Optional.empty();
            case Bucket.Read.Found found -> Optional.of(understood(found));
        };
        last = now.orElse(null);
        return now;
    }

    private static There still(There known) {
        return switch (known) {
            case Stored stored -> stored;
            case Unreadable unreadable -> unreadable.again();
        };
    }

    private There understood(Bucket.Read.Found found) {
        try {
            return new Stored(
                    format.read(found.body().asByteArrayUnsafe(), bucket.board().region()), found.etag());
        } catch (UnreadableReport trouble) {
            return new Unreadable(trouble, found.etag(), 1);
        }
    }
}
