package dev.regent.sandbox.chaos;

import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.world.Epoch;
import dev.regent.world.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the zone.
 *
 * @param before  its records when the watch began
 * @param batches what was accepted since, oldest first
 * @param after   its records when the watch ended
 */
public record Zone(List<RecordSet> before, List<Batch> batches, List<RecordSet> after) {
    private static final String EPOCH = "_regent.";

    public Zone {
        before = List.copyOf(before);
        batches = List.copyOf(batches);
        after = List.copyOf(after);
    }

    /**
     * Changes that were accepted together.
     *
     * @param byRegent whether a regent's key has signed them
     */
    public record Batch(Instant at, String who, boolean byRegent, List<Change> changes) {
        public Batch {
            changes = List.copyOf(changes);
        }

        public Stream<RecordSet> deleted() {
            return only(Change.Action.DELETE);
        }

        public Stream<RecordSet> created() {
            return only(Change.Action.CREATE);
        }

        private Stream<RecordSet> only(Change.Action action) {
            return changes.stream().filter(change -> change.action() == action).map(Change::recordSet);
        }
    }

    /** An epoch and since when the API has it. */
    public record Since(Instant at, Epoch epoch) {}

    /** Every epoch record that there was, the first from the beginning of time. */
    public List<Since> epochs() {
        Stream<Since> first = epoch(before.stream()).map(epoch -> new Since(Instant.MIN, epoch)).stream();
        Stream<Since> others = batches.stream()
                .flatMap(batch -> epoch(batch.created()).map(epoch -> new Since(batch.at(), epoch)).stream());
        return Stream.concat(first, others).toList();
    }

    public Optional<Region> homeAt(Instant at) {
        return epochs().stream()
                .filter(since -> !since.at().isAfter(at))
                .reduce((one, later) -> later)
                .map(since -> since.epoch().home());
    }

    /** The homes of the epochs that the API had at some time between these two. */
    public Set<Region> homesBetween(Instant from, Instant to) {
        Stream<Region> changed = epochs().stream()
                .filter(since -> since.at().isAfter(from) && !since.at().isAfter(to))
                .map(since -> since.epoch().home());
        return Stream.concat(homeAt(from).stream(), changed).collect(Collectors.toSet());
    }

    /** What the epoch record among these says. */
    public static Optional<Epoch> epoch(Stream<RecordSet> records) {
        return records.filter(Zone::isEpoch)
                .flatMap(record -> record.values().stream())
                .flatMap(value -> Epoch.parse(value).stream())
                .findFirst();
    }

    static boolean isEpoch(RecordSet record) {
        return record.type().equals("TXT") && record.name().startsWith(EPOCH);
    }
}
