package dev.regent.simulation;

import dev.regent.sandbox.route53.Zone;
import dev.regent.world.Region;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Something that changed for everybody to see. */
public sealed interface Deed {
    Instant at();

    /** A vote was written on a board. */
    record Voted(Instant at, Region voter, Region against) implements Deed {}

    /** A vote was taken off a board. */
    record Withdrew(Instant at, Region voter, Region against) implements Deed {}

    /**
     * The zone was changed in Route 53.
     *
     * @param by  a region whose regent did, or somebody else
     * @param why in the words of who did
     */
    record Changed(Instant at, String by, String why, Zone before, Zone after) implements Deed {}

    /** DNS answers other regions than before; both in order, since a set's own differs from JVM to JVM. */
    record Answered(Instant at, Set<Region> before, Set<Region> after) implements Deed {
        public Answered {
            before = Collections.unmodifiableSortedSet(new TreeSet<>(before));
            after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
        }

        /** Nobody who was answered before is answered now. */
        public boolean isMove() {
            return before.stream().noneMatch(after::contains);
        }
    }
}
