package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final Region VIRGINIA = new Region("us-east-1");
    private static final Region OHIO = new Region("us-east-2");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Intent ORDER = new Intent(
            new Intent.Id(5, OHIO),
            Verb.FAILOVER,
            "chat",
            Optional.of(VIRGINIA),
            Optional.of(OHIO),
            "maintenance",
            "kim",
            NOW.plusSeconds(60),
            State.OPEN,
            "");

    private long looks;

    @Test
    void takesTheNewestEpochOfDnsAndTheApi() {
        assertThat(epoch(Optional.of(7L), Optional.of(8L))).contains(8L);
        assertThat(epoch(Optional.of(9L), Optional.of(8L))).contains(9L);
        assertThat(epoch(Optional.of(7L), Optional.empty())).contains(7L);
        assertThat(epoch(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void remembersTheEpochWhileNobodyAnswers() {
        World before = unseen().next(Optional.empty(), readings(Optional.empty(), Optional.empty(), List.of()), NOW);

        World after = before.next(
                Optional.of(report("one", 1, new TreeMap<>(), 12)),
                readings(Optional.empty(), Optional.empty(), List.of()),
                NOW);

        assertThat(view(after).epoch()).map(Epoch::number).contains(12L);
    }

    @Test
    void aZoneThatWasMadeAnewCountsBeforeWhatIsRemembered() {
        World after = unseen().next(
                        Optional.of(report("one", 1, new TreeMap<>(), 12)),
                        readings(Optional.of(1L), Optional.of(1L), List.of()),
                        NOW);

        assertThat(view(after).epoch()).map(Epoch::number).contains(1L);
    }

    @Test
    void whatDnsShowsCountsBeforeWhatIsRememberedOfAnEpochOfThatNumber() {
        Readings nothing = readings(Optional.empty(), Optional.empty(), List.of());
        Epoch made = new Epoch(12, OHIO, "terraform", NOW);
        Readings shown = new GivenReadings()
                .ownBoard(nothing.ownBoard())
                .epochs(Map.of("chat", known(made)))
                .answers(nothing.answers())
                .made();

        World after = unseen().next(Optional.of(report("one", 1, new TreeMap<>(), 12)), shown, NOW);

        assertThat(view(after).epoch()).contains(made);
    }

    @Test
    void knowsWhetherDnsWasLookedAtAnew() {
        Readings readings = readings(Optional.of(7L), Optional.empty(), List.of());
        World first = unseen().next(Optional.empty(), readings, NOW);

        assertThat(view(first).looked()).isTrue();
        assertThat(view(first.next(Optional.empty(), readings, NOW)).looked()).isFalse();
    }

    @Test
    void aWitnessThatWasNotReadIsSilent() {
        World world = unseen().next(Optional.empty(), readings(Optional.of(7L), Optional.empty(), List.of()), NOW);

        assertThat(view(world).witness(VIRGINIA)).isEqualTo(Witness.SILENT);
        assertThat(view(world).sighting(OHIO)).isEqualTo(Sighting.NONE);
    }

    @Test
    void takesInWhatIsAskedAndForgetsNothingOfIt() {
        World asked =
                unseen().next(Optional.empty(), readings(Optional.empty(), Optional.empty(), List.of(ORDER)), NOW);
        World later = asked.next(Optional.empty(), readings(Optional.empty(), Optional.empty(), List.of()), NOW);

        assertThat(later.intents().values()).containsExactly(ORDER);
    }

    @Test
    void theTombstoneOfAnIntentHoldsWhicheverCopyComesLast() {
        Intent done = ORDER.ended(State.DONE, "us-east-2 is home");
        var tombstone = new TreeMap<>(Map.of(done.id(), done));
        World world = unseen().next(
                        Optional.of(report("one", 1, tombstone, 7)),
                        readings(Optional.empty(), Optional.empty(), List.of(ORDER)),
                        NOW);

        assertThat(world.intents().values()).containsExactly(done);
        assertThat(world.next(Optional.empty(), readings(Optional.empty(), Optional.empty(), List.of(ORDER)), NOW)
                        .intents()
                        .values())
                .containsExactly(done);
    }

    @Test
    void itsOwnWordHoldsUnlessAnotherReplicaHasWrittenOnSince() {
        Report own = report("one", 9, new TreeMap<>(), 7);
        Report others = report("two", 8, new TreeMap<>(), 7);

        assertThat(unseen().next(Optional.of(own), boardWith(report("one", 8, new TreeMap<>(), 7)), NOW)
                        .mine())
                .contains(own);
        assertThat(unseen().next(Optional.of(own), boardWith(others), NOW).mine())
                .contains(others);
    }

    @Test
    void resumesUntilItHasDecidedSomethingItself() {
        Readings readings = readings(Optional.empty(), Optional.empty(), List.of());

        assertThat(unseen().next(Optional.empty(), readings, NOW).resumed()).isTrue();
        assertThat(unseen().next(Optional.of(report("one", 1, new TreeMap<>(), 7)), readings, NOW)
                        .resumed())
                .isFalse();
    }

    private Optional<Long> epoch(Optional<Long> shown, Optional<Long> zone) {
        World world = unseen().next(Optional.empty(), readings(shown, zone, List.of()), NOW);
        return view(world).epoch().map(Epoch::number);
    }

    private static ServiceView view(World world) {
        return Objects.requireNonNull(world.services().get("chat"));
    }

    private Readings readings(Optional<Long> shown, Optional<Long> zone, List<Intent> asked) {
        looks++;
        return new GivenReadings()
                .ownBoard(new Reading.Unknown<>(NOW, "the board does not answer", looks))
                .epochs(shown.<Map<String, Reading<Epoch>>>map(number -> Map.of("chat", known(anEpoch(number))))
                        .orElse(Map.of()))
                .answers(Map.of("chat", known(new Answer(Set.of(VIRGINIA)))))
                .zones(zone.<Map<String, Reading<ZoneState>>>map(number -> Map.of(
                                "chat", known(new ZoneState(anEpoch(number), Map.of(), Optional.empty(), List.of()))))
                        .orElse(Map.of()))
                .asked(asked)
                .made();
    }

    private Readings boardWith(Report report) {
        looks++;
        return GivenReadings.ofOwnBoard(known(new OwnBoard(Optional.of(report), Set.of())));
    }

    private <T> Reading<T> known(T value) {
        return new Reading.Known<>(value, looks);
    }

    private static Epoch anEpoch(long number) {
        return new Epoch(number, VIRGINIA, "us-east-1", NOW);
    }

    static Report report(String writer, long sequence, SortedMap<Intent.Id, Intent> intents, long epoch) {
        Memory nothing = Memory.EMPTY;
        Memory memory = new Memory(
                nothing.acting(),
                0,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                0,
                Map.of(),
                Optional.of(anEpoch(epoch)),
                epoch,
                nothing.incident());
        ServiceReport said = new ServiceReport(
                new Condition.Healthy("it answers"), true, "it answers", Load.UNKNOWN, Map.of(), Map.of(), memory);
        return new Report(VIRGINIA, writer, sequence, NOW, "digest", Map.of("chat", said), intents);
    }

    private static World unseen() {
        return World.unseen(new Settings(VIRGINIA, List.of(), List.of(chat(VIRGINIA, OHIO)), "digest"), "one", NOW);
    }

    static Service chat(Region primary, Region hot) {
        return chat(primary, hot, Serving.UNKNOWN);
    }

    static Service chat(Region primary, Region hot, Serving serving) {
        Gateway gateway = new Gateway("http", "192.0.2.1", 80, "/health");
        InferenceProbe probe = new InferenceProbe(
                "POST", "/v1/completions", Map.of(), "{}", 200, "", Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new Service(
                "chat",
                List.of("chat.example."),
                "Z1",
                List.of(new Place(primary, Tier.PRIMARY, gateway), new Place(hot, Tier.HOT, gateway)),
                probe,
                Thresholds.DEFAULTS,
                FailbackPolicy.DEFAULTS,
                serving);
    }
}
