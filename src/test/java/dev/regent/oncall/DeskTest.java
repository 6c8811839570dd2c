package dev.regent.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Decision;
import dev.regent.world.GivenReadings;
import dev.regent.world.Intent;
import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import dev.regent.world.OwnBoard;
import dev.regent.world.Reading;
import dev.regent.world.Readings;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.Settings;
import dev.regent.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Region EAST = new Region("us-east-1");
    private static final Region OHIO = new Region("us-east-2");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Instant wall = NOW;
    private final Desk desk = new Desk(() -> wall);

    private static World world(Intent... onBoard) {
        Settings settings = new Settings(EAST, List.of(), List.of(), "digest");
        SortedMap<Intent.Id, Intent> intents = new TreeMap<>();
        List.of(onBoard).forEach(intent -> intents.put(intent.id(), intent));
        Report report = new Report(EAST, "a", 1, NOW, "digest", Map.of(), intents);
        OwnBoard board = new OwnBoard(Optional.of(report), Set.of());
        Readings readings = GivenReadings.ofOwnBoard(new Reading.Known<>(board, 1));
        return World.unseen(settings, "a", NOW).next(Optional.empty(), readings, NOW);
    }

    private static Intent pause(Intent.Id id) {
        return new Intent(
                id,
                Verb.PAUSE,
                "chat",
                Optional.empty(),
                Optional.empty(),
                "why",
                "who",
                NOW.plusSeconds(60),
                State.OPEN,
                "");
    }

    private static Decision decision(World world) {
        return new Decision(Decision.Role.ACTING, "", world.mine().orElseThrow(), Map.of());
    }

    @Test
    void numbersByTheWallClock() {
        assertThat(desk.number(world())).isEqualTo(new Intent.Id(NOW.toEpochMilli(), EAST));
    }

    @Test
    void numbersHigherThanEveryNumberThatWasSeen() {
        long ahead = NOW.toEpochMilli() + 5000;

        assertThat(desk.number(world(pause(new Intent.Id(ahead, OHIO)))).clock())
                .isEqualTo(ahead + 1);
    }

    @Test
    void neverNumbersTwoAlikeWhateverTheWallClockDoes() {
        Intent.Id first = desk.number(world());
        wall = NOW.minusSeconds(3600);

        assertThat(desk.number(world())).isGreaterThan(first);
    }

    @Test
    void keepsAnOrderUntilItIsOnTheBoard() {
        Intent order = pause(desk.number(world()));
        var written = desk.handIn(order);

        World before = world();
        desk.tell(before, decision(before), NOW);
        assertThat(desk.asked()).containsExactly(order);
        assertThat(written).isNotDone();

        World after = world(order);
        desk.tell(after, decision(after), NOW);
        assertThat(desk.asked()).isEmpty();
        assertThat(written).isCompletedWithValue(order);
    }

    @Test
    void forgetsAnOrderThatRanOut() {
        var written = desk.handIn(pause(desk.number(world())));

        World world = world();
        desk.tell(world, decision(world), NOW.plusSeconds(60));

        assertThat(desk.asked()).isEmpty();
        assertThat(written).isNotDone();
    }
}
