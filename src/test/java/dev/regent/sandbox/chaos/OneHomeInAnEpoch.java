package dev.regent.sandbox.chaos;

import dev.regent.sandbox.chaos.Zone.Batch;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.world.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From Route 53's history: every batch of a regent moves the epoch on by exactly one, so that no number ever has two
 * homes; and the weights that it writes give the home that it names something. Nothing is excused.
 */
final class OneHomeInAnEpoch implements Invariant {
    @Override
    public String sentence() {
        return "There are never two settled homes in one epoch: each change of weights takes the epoch on by one and"
                + " names one home.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<Breach> breaches = new ArrayList<>();
        long occasions = 0;
        Optional<Epoch> last = Zone.epoch(seen.zone().before().stream());
        for (Batch batch : seen.zone().batches()) {
            Optional<Epoch> next = Zone.epoch(batch.created());
            if (batch.byRegent()) {
                occasions++;
                wrong(last, next, batch).ifPresent(what -> breaches.add(new Breach(batch.at(), what)));
            }
            last = next.isPresent() ? next : last;
        }
        return new Ruling(occasions, breaches);
    }

    private static Optional<String> wrong(Optional<Epoch> last, Optional<Epoch> next, Batch batch) {
        if (next.isEmpty()) {
            return Optional.of(batch.who() + " changed records without an epoch");
        }
        long before = last.map(Epoch::number).orElse(0L);
        long named = batch.created().filter(Zone::isEpoch).count();
        if (named != 1 || next.get().number() != before + 1) {
            return Optional.of(batch.who() + " wrote epoch " + next.get().number() + " after " + before + " (" + named
                    + " epoch records)");
        }
        return hasWeight(next.get(), batch)
                ? Optional.empty()
                : Optional.of(batch.who() + " made " + next.get().home() + " home of epoch "
                        + next.get().number() + " without a weight");
    }

    private static boolean hasWeight(Epoch epoch, Batch batch) {
        return batch.created()
                .filter(record -> epoch.home().name().equals(record.setIdentifier()))
                .anyMatch(OneHomeInAnEpoch::isPositive);
    }

    private static boolean isPositive(RecordSet record) {
        return record.weight() != null && record.weight() > 0;
    }
}
