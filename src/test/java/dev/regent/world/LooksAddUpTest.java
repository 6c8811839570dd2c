package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.Readings.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From one world to the next: what was seen and heard before is not forgotten. */
class LooksAddUpTest {
    private static final Region VIRGINIA = new Region("us-east-1");
    private static final Region OHIO = new Region("us-east-2");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Settings SETTINGS =
            new Settings(VIRGINIA, List.of(board()), List.of(WorldTest.chat(VIRGINIA, OHIO)), "digest");

    private World world = World.unseen(SETTINGS, "one", NOW);
    private long looks;

    @Test
    void looksAtAGatewayAddUp() {
        tick(1, new TreeMap<>());
        tick(2, new TreeMap<>());
        tick(3, new TreeMap<>());

        ServiceView view = Objects.requireNonNull(world.services().get("chat"));
        assertThat(view.sighting(OHIO).failing()).isEqualTo(3);
    }

    @Test
    void aPeerIsHeardOnceItGoesOnWriting() {
        tick(1, new TreeMap<>());
        assertThat(world.peer(OHIO).fresh(4)).isEmpty();

        tick(2, new TreeMap<>());
        assertThat(world.peer(OHIO).fresh(4)).map(Report::sequence).contains(2L);
    }

    @Test
    void whatWasAskedOfAPeerIsKnownHere() {
        Intent pause = new Intent(
                new Intent.Id(5, OHIO),
                Verb.PAUSE,
                "chat",
                Optional.empty(),
                Optional.empty(),
                "a test of the network",
                "kim",
                NOW.plusSeconds(60),
                State.OPEN,
                "");

        tick(1, new TreeMap<>(Map.of(pause.id(), pause)));

        assertThat(world.intents().values()).containsExactly(pause);
    }

    @Test
    void settingsAreFoundByName() {
        assertThat(SETTINGS.regions()).containsExactly(VIRGINIA);
        assertThat(SETTINGS.service("chat")).map(Service::regions).contains(List.of(VIRGINIA, OHIO));
        assertThat(SETTINGS.service("images")).isEmpty();
    }

    /** Ohio's gateway is refused, and its regent has written. */
    private void tick(long sequence, SortedMap<Intent.Id, Intent> intents) {
        looks++;
        Report report = new Report(OHIO, "other", sequence, NOW, "digest", Map.of(), intents);
        Readings readings = new GivenReadings()
                .ownBoard(new Reading.Unknown<>(NOW, "the board does not answer", looks))
                .reports(Map.of(OHIO, new Reading.Known<>(report, looks)))
                .probes(Map.of(
                        new Subject("chat", OHIO), new Reading.Known<>(new NoAnswer("connection refused"), looks)))
                .made();
        world = world.next(Optional.empty(), readings, NOW);
    }

    private static Board board() {
        URI nowhere = URI.create("https://s3.example");
        return new Board(VIRGINIA, "board-us-east-1", nowhere, nowhere);
    }
}
