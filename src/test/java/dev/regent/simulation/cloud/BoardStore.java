package dev.regent.simulation.cloud;

import dev.regent.world.OwnBoard.Vote;
import dev.regent.world.Region;
import dev.regent.world.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A region's board as S3 keeps it: a report and votes, each with an ETag, written and deleted on conditions. Who may
 * write what is S3's business and not modelled: everybody here writes on its own board.
 */
public final class BoardStore {
    private final Region region;
    private final List<Listener> listeners = new ArrayList<>();
    private final Map<Vote, Long> votes =
            new TreeMap<>(java.util.Comparator.comparing(Vote::service).thenComparing(Vote::region));
    private Optional<Stored> there = Optional.empty();
    private long etags;
    private long refused;

    /**
     * What lies under the report's key, and the ETag by which it can be replaced.
     *
     * @param report empty where it is damaged
     */
    public record Stored(Optional<Report> report, long etag) {
        private static final long BEFORE_ALL = -1;

        /** Of the report; before all where there is none that can be read. */
        public long sequence() {
            return report.map(Report::sequence).orElse(BEFORE_ALL);
        }
    }

    /** What a write came to. */
    public sealed interface Written {
        record Done(long etag) implements Written {}

        /** 412: something else lies there. */
        record Conflict() implements Written {}
    }

    /** Told of every change of votes, and of every report that was taken. */
    public interface Listener {
        void wrote(Region board, Report report);

        void voted(Region board, Vote vote, boolean isThere);
    }

    public BoardStore(Region region) {
        this.region = region;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public Region region() {
        return region;
    }

    /** The object itself; empty on a new board. */
    public Optional<Stored> stored() {
        return there;
    }

    /** Empty on a new board, and where what lies there cannot be read. */
    public Optional<Report> report() {
        return there.flatMap(Stored::report);
    }

    public Map<Vote, Long> votes() {
        return Map.copyOf(votes);
    }

    public boolean holds(Vote vote) {
        return votes.containsKey(vote);
    }

    /** {@code known}: the ETag that must be there; empty where nothing may be. */
    public Written put(Report written, Optional<Long> known) {
        if (!known.equals(there.map(Stored::etag))) {
            refused++;
            return new Written.Conflict();
        }
        overwrite(written);
        return new Written.Done(etags);
    }

    /** Reports that came too late for what they were to replace. */
    public long refused() {
        return refused;
    }

    /** As somebody writes who heeds no condition. */
    public void overwrite(Report written) {
        there = Optional.of(new Stored(Optional.of(written), ++etags));
        listeners.forEach(listener -> listener.wrote(region, written));
    }

    /** Something that is no report. */
    public void scribble() {
        there = Optional.of(new Stored(Optional.empty(), ++etags));
    }

    public Written create(Vote vote) {
        if (votes.containsKey(vote)) {
            return new Written.Conflict();
        }
        votes.put(vote, ++etags);
        listeners.forEach(listener -> listener.voted(region, vote, true));
        return new Written.Done(etags);
    }

    /** What is gone already counts as done. */
    public Written delete(Vote vote, long known) {
        Long lies = votes.get(vote);
        if (lies == null) {
            return new Written.Done(0);
        }
        if (lies != known) {
            return new Written.Conflict();
        }
        votes.remove(vote);
        listeners.forEach(listener -> listener.voted(region, vote, false));
        return new Written.Done(0);
    }
}
