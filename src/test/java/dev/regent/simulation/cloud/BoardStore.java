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
    private final Map<Vote, Long> votes = new TreeMap<>(java.util.Comparator.comparing(Vote::service)
            .thenComparing(Vote::region));
    private Optional<Stored> report = Optional.empty();
    private boolean isReadable = true;
    private long etags;

    /** A report and what it can be replaced by. */
    public record Stored(Report report, long etag) {}

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

    /** Empty on a new board, and where what lies there cannot be read. */
    public Optional<Stored> report() {
        return isReadable ? report : Optional.empty();
    }

    /** Whether what lies there is a report at all. */
    public boolean isReadable() {
        return isReadable;
    }

    public Map<Vote, Long> votes() {
        return Map.copyOf(votes);
    }

    public boolean holds(Vote vote) {
        return votes.containsKey(vote);
    }

    /** {@code known}: the ETag that must be there; empty where nothing may be. */
    public Written put(Report written, Optional<Long> known) {
        if (!known.equals(report.map(Stored::etag))) {
            return new Written.Conflict();
        }
        overwrite(written);
        return new Written.Done(etags);
    }

    /** As somebody writes who heeds no condition. */
    public void overwrite(Report written) {
        report = Optional.of(new Stored(written, ++etags));
        isReadable = true;
        listeners.forEach(listener -> listener.wrote(region, written));
    }

    /** Something that is no report. */
    public void scribble() {
        isReadable = false;
        report = report.map(there -> new Stored(there.report(), ++etags));
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
        Long there = votes.get(vote);
        if (there == null) {
            return new Written.Done(0);
        }
        if (there != known) {
            return new Written.Conflict();
        }
        votes.remove(vote);
        listeners.forEach(listener -> listener.voted(region, vote, false));
        return new Written.Done(0);
    }
}
