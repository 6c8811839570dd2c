package dev.regent.board;

import dev.regent.world.BoardLayout;
import dev.regent.world.Report;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a board's report again and again, and takes one that has not changed from memory. */
final class ReportReader {
    private final Bucket bucket;
    private final ReportFormat format;
    private volatile @Nullable Stored last;

    ReportReader(Bucket bucket, ReportFormat format) {
        this.bucket = bucket;
        this.format = format;
    }

    /** A report as it lies on a board. */
    record Stored(Report report, String etag) {}

    /** What is there now; empty on a new board. */
    Optional<Stored> read() throws NotSeen, InterruptedException {
        Stored known = last;
        return switch (bucket.read(BoardLayout.REPORT, known == null ? "" : known.etag())) {
            case Bucket.Read.Same same -> Optional.ofNullable(known);
            case Bucket.Read.Absent absent -> Optional.empty();
            case Bucket.Read.Found found -> {
                Stored stored = new Stored(
                        format.read(
                                found.body().asByteArrayUnsafe(), bucket.board().region()),
                        found.etag());
                last = stored;
                yield Optional.of(stored);
            }
        };
    }
}
