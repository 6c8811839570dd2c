package dev.regent.simulation.policy;

import dev.regent.sandbox.route53.Change;
import dev.regent.simulation.regent.BatchMaker;
import dev.regent.world.Epoch;
import dev.regent.world.FailbackPolicy;
import java.util.ArrayList;
import java.util.List;

/** Weights that are changed the wrong way, or at the wrong time. */
final class WrongWeights {
    static final Mistake WITHOUT_EPOCH = Mistake.writing(
            "settle without epoch",
            "weights are changed and the epoch record is left as it is, so that nothing fences a second writer",
            (read, move, next) -> BatchMaker.COMPARE_AND_SET.batch(read, move, next).stream()
                    .filter(change -> change.recordSet().setIdentifier() != null)
                    .toList());

    static final Mistake SAME_EPOCH = Mistake.writing(
            "settle within the epoch",
            "a new home is written into the epoch that is there, instead of the next one",
            (read, move, next) -> BatchMaker.COMPARE_AND_SET.batch(
                    read, move, new Epoch(move.from().number(), next.home(), next.writer(), next.at())));

    static final Mistake UPSERT = Mistake.writing(
            "UPSERT instead of DELETE + CREATE",
            "records are written over, whatever has become of them since they were read",
            (read, move, next) -> {
                List<Change> changes = new ArrayList<>();
                read.epochRecord().ifPresent(record -> changes.add(Change.upsert(BatchMaker.withText(record, next))));
                read.answers().forEach(record -> changes.add(Change.upsert(BatchMaker.withWeight(record, move))));
                return changes;
            });

    static final Mistake BACK_AT_ONCE = Mistake.seeing(
            "immediate failback",
            "the first region takes the weights back as soon as it serves: no soak, no ramp, nobody asked",
            world -> Witnesses.failback(world, new FailbackPolicy(true, 0, List.of(), 0)));

    private WrongWeights() {}
}
