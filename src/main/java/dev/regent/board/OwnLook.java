package dev.regent.board;

import dev.regent.board.ReportReader.There;
import dev.regent.world.BoardLayout;
import dev.regent.world.OwnBoard;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** One look at the own board: its report and what lies under {@code evict/}. */
final class OwnLook implements Callable<OwnLook.Seen> {
    private final Bucket bucket;
    private final ReportReader reader;
    private final LongSupplier nanos;

    OwnLook(Bucket bucket, ReportReader reader, LongSupplier nanos) {
        this.bucket = bucket;
        this.reader = reader;
        this.nanos = nanos;
    }

    /**
     * What lay on the own board.
     *
     * @param begun on the monotonic clock: whatever was written later may be missing
     * @param etags of all that lies under {@code evict/}, by key
     */
    record Seen(long begun, Optional<There> report, Map<String, String> etags) {
        OwnBoard board() {
            return new OwnBoard(
                    report.flatMap(There::readable),
                    etags.keySet().stream()
                            .flatMap(key -> BoardLayout.vote(key).stream())
                            .collect(Collectors.toSet()),
                    report.flatMap(Seen::unreadable));
        }

        private static Optional<OwnBoard.Unreadable> unreadable(There there) {
            return switch (there) {
                case ReportReader.Stored stored -> Optional.empty();
                case ReportReader.Unreadable(UnreadableReport trouble, String etag, int looks) ->
                    Optional.of(new OwnBoard.Unreadable(trouble.why(), trouble.isDamaged(), looks));
            };
        }
    }

    @Override
    public Seen call() throws NotSeen, InterruptedException {
        long begun = nanos.getAsLong();
        return new Seen(begun, reader.read(), bucket.list(BoardLayout.EVICT));
    }
}
