package dev.regent.simulation.regent;

import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.world.Epoch;
import dev.regent.world.WeightMove;
import java.util.ArrayList;
import java.util.List;

/** Turns records as read into the one batch that changes the weights. */
@FunctionalInterface
public interface BatchMaker {
    List<Change> batch(ZoneRecords read, WeightMove move, Epoch next);

    /** As {@code dev.regent.dns.WeightBatch} does: DELETE exactly as read and CREATE, for every record concerned. */
    BatchMaker COMPARE_AND_SET = (read, move, next) -> {
        List<Change> changes = new ArrayList<>();
        read.epochRecord().ifPresent(record -> {
            changes.add(Change.delete(record));
            changes.add(Change.create(withText(record, next)));
        });
        read.answers().forEach(record -> {
            changes.add(Change.delete(record));
            changes.add(Change.create(withWeight(record, move)));
        });
        return changes;
    };

    static RecordSet withText(RecordSet record, Epoch next) {
        return new RecordSet(
                record.name(),
                record.type(),
                record.setIdentifier(),
                record.weight(),
                record.ttl(),
                List.of('"' + next.text() + '"'),
                record.healthCheckId());
    }

    static RecordSet withWeight(RecordSet record, WeightMove move) {
        Integer weight = move.weights().get(ZoneLooks.regionOf(record));
        return new RecordSet(
                record.name(),
                record.type(),
                record.setIdentifier(),
                weight == null ? record.weight() : weight,
                record.ttl(),
                record.values(),
                record.healthCheckId());
    }
}
