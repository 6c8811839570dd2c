package dev.regent.sandbox.route53;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.route53.ChangeBatchRules.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What regents rely on when they compare and set. */
class CompareAndSetTest {
    private static final Route53Settings SETTINGS = Route53Settings.DEFAULT;

    @Example
    void exactlyOneOfManyWritersWithTheSameReadWins() {
        Route53State state = new Route53State(Instant::now, new Random(1), SETTINGS);
        String zone = state.zones()
                .create("example.com", "one", "", Instant.EPOCH)
                .zone()
                .id();
        state.change(zone, ChangeBatch.of(Change.create(epoch(0))), "setup");

        IntStream.range(0, 16).parallel().forEach(writer -> {
            try {
                state.change(
                        zone, ChangeBatch.of(Change.delete(epoch(0)), Change.create(epoch(writer + 1))), "w" + writer);
            } catch (RequestRefused e) {
                assertThat(e.refusal().code()).isEqualTo(ErrorCode.INVALID_CHANGE_BATCH);
            }
        });

        assertThat(state.history().stream().skip(1).filter(ChangeEvent::accepted))
                .hasSize(1);
        assertThat(state.history()).hasSize(17);
    }

    @Property
    void aBatchOfDeletesAndCreatesIsRefusedAsSoonAsOneRecordHasChanged(
            @ForAll("groups") List<RecordSet> read, @ForAll("groups") List<RecordSet> now) {
        List<Change> batch = new ArrayList<>();
        read.forEach(record -> batch.add(Change.delete(record)));
        read.forEach(record -> batch.add(Change.create(record)));

        Outcome outcome =
                ChangeBatchRules.apply(zone(now), new ChangeBatch("", batch), Set.of("check"), Quotas.DEFAULT);

        boolean unchanged = now.containsAll(read);
        assertThat(outcome instanceof Outcome.Accepted).isEqualTo(unchanged);
    }

    @Property
    void anAcceptedBatchLeavesEachRecordOnceInTheZone(@ForAll @Size(max = 6) List<@From("changes") Change> changes) {
        Outcome outcome =
                ChangeBatchRules.apply(zone(List.of()), new ChangeBatch("", changes), Set.of("check"), Quotas.DEFAULT);

        if (outcome instanceof Outcome.Accepted accepted) {
            List<RecordSet> records = accepted.zone().records();
            assertThat(records)
                    .allSatisfy(one -> assertThat(records.stream().filter(one::hasSameKeyAs))
                            .hasSize(1));
        }
    }

    @Provide
    Arbitrary<List<RecordSet>> groups() {
        return weighted().list().ofMinSize(1).ofMaxSize(3).uniqueElements(RecordSet::setIdentifier);
    }

    @Provide
    Arbitrary<Change> changes() {
        return Combinators.combine(Arbitraries.of(Change.Action.class), weighted())
                .as(Change::new);
    }

    private static Arbitrary<RecordSet> weighted() {
        return Combinators.combine(
                        Arbitraries.of("east", "west", "north"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("192.0.2.1", "192.0.2.2"))
                .as((identifier, weight, value) ->
                        new RecordSet("api.example.com.", "A", identifier, weight, 5, List.of(value), "check"));
    }

    private static RecordSet epoch(int number) {
        return new RecordSet("_regent.example.com.", "TXT", null, null, 5, List.of("\"" + number + "\""), null);
    }

    private static Zone zone(List<RecordSet> records) {
        List<RecordSet> all = new ArrayList<>(records);
        all.add(new RecordSet("example.com.", "NS", null, null, 5, List.of("ns.example.net."), null));
        all.add(new RecordSet("example.com.", "SOA", null, null, 5, List.of("a. b. 1 2 3 4 5"), null));
        return new Zone("Z1", "example.com.", "reference", "", all);
    }
}
