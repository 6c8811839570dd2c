package dev.regent.sandbox.chaos;

import static dev.regent.sandbox.chaos.Seen.COLD;
import static dev.regent.sandbox.chaos.Seen.EAST;
import static dev.regent.sandbox.chaos.Seen.HEIR;
import static dev.regent.sandbox.chaos.Seen.epoch;
import static dev.regent.sandbox.chaos.Seen.records;
import static dev.regent.sandbox.chaos.Seen.share;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.RecordSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Route 53's history tells: epochs and lost updates. */
class ZoneInvariantsTest {
    private static final Invariant EPOCHS = new OneHomeInAnEpoch();
    private static final Invariant UPDATES = new NoUpdateOfWeightsLost();

    @Test
    void bothHoldWhereWeightsMoveAsTheyShould() {
        Seen seen = new Seen().settles(100, 1, EAST, HEIR).settles(200, 2, HEIR, EAST);

        assertThat(EPOCHS.judge(seen.observed())).isEqualTo(new Invariant.Ruling(2, List.of()));
        assertThat(UPDATES.judge(seen.observed())).isEqualTo(new Invariant.Ruling(2, List.of()));
    }

    @Test
    void seesASecondHomeInTheSameEpoch() {
        Seen seen = new Seen()
                .settles(100, 1, EAST, HEIR)
                .changes(110, true, Change.create(epoch(2, COLD)), Change.create(share(COLD, 100, 5)));

        assertThat(breaches(EPOCHS, seen)).containsExactly("a regent wrote epoch 2 after 2 (1 epoch records)");
    }

    @Test
    void seesAnEpochThatIsLeftOut() {
        Seen seen = new Seen().changes(100, true, Change.create(epoch(3, HEIR)), Change.create(share(HEIR, 100, 5)));

        assertThat(breaches(EPOCHS, seen)).containsExactly("a regent wrote epoch 3 after 1 (1 epoch records)");
    }

    @Test
    void seesWeightsThatMoveWithoutAnEpochAndAHomeWithoutAWeight() {
        assertThat(breaches(EPOCHS, new Seen().changes(100, true, Change.create(share(HEIR, 100, 5)))))
                .containsExactly("a regent changed records without an epoch");
        assertThat(breaches(EPOCHS, new Seen().changes(100, true, Change.create(epoch(2, HEIR)))))
                .containsExactly("a regent made us-east-2 home of epoch 2 without a weight");
    }

    @Test
    void lettingPeopleEditBreaksNeither() {
        Seen seen = new Seen()
                .changes(100, false, Change.delete(share(COLD, 0, 5)), Change.create(share(COLD, 0, 4)))
                .endsWith(with(records(1, EAST), share(COLD, 0, 5), share(COLD, 0, 4)));

        assertThat(breaches(EPOCHS, seen)).isEmpty();
        assertThat(breaches(UPDATES, seen)).isEmpty();
    }

    @Test
    void seesAnUpsert() {
        Seen seen = new Seen()
                .changes(100, true, Change.upsert(share(HEIR, 100, 5)))
                .endsWith(with(records(1, EAST), share(HEIR, 0, 5), share(HEIR, 100, 5)));

        assertThat(breaches(UPDATES, seen))
                .containsExactly("a regent wrote without looking: an UPSERT overwrites whatever is there");
    }

    @Test
    void seesADeleteOfWhatWasNotThere() {
        Seen seen = new Seen().changes(100, true, Change.delete(share(COLD, 7, 5)));

        assertThat(breaches(UPDATES, seen))
                .singleElement()
                .asString()
                .startsWith("a regent deleted what was not there: ");
    }

    @Test
    void seesAnEditThatDoesNotSurvive() {
        Seen seen = new Seen()
                .changes(100, true, Change.delete(share(COLD, 0, 5)), Change.create(share(COLD, 0, 4)))
                .endsWith(with(records(1, EAST), share(COLD, 0, 5), share(COLD, 0, 4)));

        assertThat(breaches(UPDATES, seen))
                .singleElement()
                .asString()
                .startsWith("a regent did not put back what it had read: ");
    }

    @Test
    void seesAZoneThatIsNotWhatTheChangesComeTo() {
        Seen seen = new Seen().settles(100, 1, EAST, HEIR).endsWith(records(1, EAST));

        assertThat(breaches(UPDATES, seen)).containsExactly("the zone is not what the accepted changes come to");
    }

    private static List<RecordSet> with(List<RecordSet> records, RecordSet instead, RecordSet other) {
        return Stream.concat(records.stream().filter(record -> !record.equals(instead)), Stream.of(other))
                .toList();
    }

    private static List<String> breaches(Invariant invariant, Seen seen) {
        return seen.breaches(invariant);
    }
}
