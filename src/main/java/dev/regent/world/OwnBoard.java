package dev.regent.world;

import java.util.Optional;
import java.util.Set;

/**
 * What is on this region's own board.
 *
 * @param report absent on a new board
 * @param votes  the vote objects that are there
 */
public record OwnBoard(Optional<Report> report, Set<Vote> votes) {
    public OwnBoard {
        votes = Set.copyOf(votes);
    }

    /** The object {@code evict/<service>/<region>}: "that region should take no traffic". */
    public record Vote(String service, Region region) {}
}
