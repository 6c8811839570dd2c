package dev.regent.sandbox.chaos;

import dev.regent.sandbox.chaos.Zone.Batch;
import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every accepted batch is played again on the records as they were. A regent's must delete what is there, exactly, and
 * put back all of it with nothing changed but weights and the epoch, so that an edit of somebody else's is either seen
 * or refuses it; and what is there in the end is what the batches come to. People may change what they like. Nothing
 * is excused.
 */
final class NoUpdateOfWeightsLost implements Invariant {
    @Override
    public String sentence() {
        return "No update of weights is lost or overwritten unseen: what a regent deletes is what was there, and what"
                + " somebody else has edited survives.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<RecordSet> records = new ArrayList<>(seen.zone().before());
        List<Breach> breaches = new ArrayList<>();
        for (Batch batch : seen.zone().batches()) {
            if (batch.byRegent()) {
                wrong(records, batch).ifPresent(what -> breaches.add(new Breach(batch.at(), batch.who() + what)));
            }
            batch.changes().forEach(change -> play(change, records));
        }
        if (!List.copyOf(records).containsAll(seen.zone().after())
                || records.size() != seen.zone().after().size()) {
            breaches.add(new Breach(seen.rest().until(), "the zone is not what the accepted changes come to"));
        }
        return new Ruling(seen.zone().batches().stream().filter(Batch::byRegent).count(), breaches);
    }

    private static Optional<String> wrong(List<RecordSet> records, Batch batch) {
        if (batch.changes().stream().anyMatch(change -> change.action() == Change.Action.UPSERT)) {
            return Optional.of(" wrote without looking: an UPSERT overwrites whatever is there");
        }
        List<RecordSet> unseen =
                batch.deleted().filter(record -> !records.contains(record)).toList();
        if (!unseen.isEmpty()) {
            return Optional.of(" deleted what was not there: " + unseen);
        }
        List<RecordSet> lost = batch.deleted()
                .filter(record -> batch.created().noneMatch(made -> isSameButForItsWeight(record, made)))
                .toList();
        return lost.isEmpty() ? Optional.empty() : Optional.of(" did not put back what it had read: " + lost);
    }

    private static boolean isSameButForItsWeight(RecordSet read, RecordSet made) {
        return Zone.isEpoch(read)
                ? read.hasSameKeyAs(made) && read.ttl() == made.ttl()
                : weigh(read).equals(weigh(made));
    }

    private static RecordSet weigh(RecordSet record) {
        return new RecordSet(
                record.name(),
                record.type(),
                record.setIdentifier(),
                null,
                record.ttl(),
                record.values(),
                record.healthCheckId());
    }

    private static void play(Change change, List<RecordSet> records) {
        switch (change.action()) {
            case CREATE -> records.add(change.recordSet());
            case DELETE -> records.remove(change.recordSet());
            case UPSERT -> {
                records.removeIf(record -> record.hasSameKeyAs(change.recordSet()));
                records.add(change.recordSet());
            }
        }
    }
}
