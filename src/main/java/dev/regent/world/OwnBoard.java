package dev.regent.world;

import java.util.Optional;
import java.util.Set;

/**
 * What is on this region's own board.
 *
 * @param report     absent on a new board, and where it cannot be read
 * @param votes      the vote objects that are there
 * @param unreadable the report that lies there and cannot be read, where that is so
 */
public record OwnBoard(Optional<Report> report, Set<Vote> votes, Optional<Unreadable> unreadable) {
    public OwnBoard {
        votes = Set.copyOf(votes);
    }

    /** One whose report is absent or can be read. */
    public OwnBoard(Optional<Report> report, Set<Vote> votes) {
        this(report, votes, Optional.empty());
    }

    /** The object {@code evict/<service>/<region>}: "that region should take no traffic". */
    public record Vote(String service, Region region) {}

    /**
     * A report that cannot be read.
     *
     * @param why     the sentence
     * @param damaged nobody can read it; if not, it is sound and not this regent's to replace: of a newer format, or of
     *                another region
     * @param looks   in a row at which this very object lay there
     */
    public record Unreadable(String why, boolean damaged, int looks) {}
}
