package dev.regent.world;

import java.util.Optional;

/**
 * Another region's report, and for how many looks it has stood still.
 *
 * @param report     the last one that was read
 * @param standstill completed looks, failed ones included, since its sequence last grew
 * @param looks      completed so far
 * @param moved      whether the sequence has been seen to grow: the first report read may be as old as its writer's death
 */
public record PeerBoard(Optional<Report> report, int standstill, long looks, boolean moved) {
    public static final PeerBoard UNREAD = new PeerBoard(Optional.empty(), 0, 0, false);

    /** Folds in one more reading; one that is not new changes nothing. */
    public PeerBoard next(Reading<Report> reading) {
        if (reading.looks() <= looks) {
            return this;
        }
        Optional<Report> read = reading.known();
        boolean grew = read.isPresent()
                && report.map(Report::sequence).orElse(-1L) != read.get().sequence();
        return new PeerBoard(
                read.or(() -> report),
                grew ? 0 : standstill + 1,
                reading.looks(),
                moved || (grew && report.isPresent()));
    }

    /** The report, while its writer is seen to go on writing. */
    public Optional<Report> fresh(int patience) {
        return moved && standstill <= patience ? report : Optional.empty();
    }
}
