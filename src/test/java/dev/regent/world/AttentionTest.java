package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Witness.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a process that stood still makes of the readings that it had. */
class AttentionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Region VIRGINIA = new Region("us-east-1");
    private static final Region OHIO = new Region("us-east-2");
    private static final Subject HERE = new Subject("chat", VIRGINIA);
    private static final Witness OUT = new Witness(Sign.NO, Sign.NO);
    private static final Epoch EPOCH = new Epoch(7, VIRGINIA, "us-east-1", NOW);

    private long looks;
    private Instant now = NOW;
    private World world = World.unseen(
            new Settings(VIRGINIA, List.of(), List.of(WorldTest.chat(VIRGINIA, OHIO)), "digest"), "one", NOW);

    @Test
    void readingsThatAreFoundAfterThePauseSayNothing() {
        ticks(6, 1);
        ticks(1, 60);

        assertThat(view().witness(VIRGINIA)).isEqualTo(Witness.SILENT);
        assertThat(view().answer()).isEmpty();
        assertThat(view().shown()).isEmpty();
        assertThat(view().sighting(VIRGINIA).seen()).isFalse();
        assertThat(world.peer(OHIO).fresh(4)).isEmpty();
        assertThat(world.canaries().get(OHIO)).isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void looksAfterwardsCountFromTheBeginning() {
        ticks(6, 1);
        ticks(1, 60);
        ticks(1, 1);

        assertThat(view().witness(VIRGINIA)).isEqualTo(OUT);
        assertThat(view().sighting(VIRGINIA).failing()).isEqualTo(1);
        assertThat(world.peer(OHIO).fresh(4)).isEmpty();

        ticks(1, 1);
        assertThat(view().sighting(VIRGINIA).failing()).isEqualTo(2);
        assertThat(world.peer(OHIO).fresh(4)).isPresent();
    }

    @Test
    void whatWasNotLookedAtSinceStaysUnknownForAsLongAsThat() {
        ticks(6, 1);
        ticks(1, 60);
        looks--;
        ticks(1, 1);

        assertThat(view().witness(VIRGINIA)).isEqualTo(Witness.SILENT);
    }

    @Test
    void whatIsFoundAfterThePauseIsNoNewLookAtDns() {
        ticks(6, 1);
        looks--;
        ticks(1, 60);

        assertThat(view().looked()).isFalse();
    }

    @Test
    void theEpochIsRememberedAndTheOwnBoardLeftAsItIs() {
        ticks(6, 1);
        ticks(1, 60);

        assertThat(view().epoch()).contains(EPOCH);
        assertThat(world.own()).isInstanceOf(Reading.Known.class);
    }

    @Test
    void aLateTickIsNoPause() {
        ticks(6, 1);
        ticks(1, 5);

        assertThat(view().sighting(VIRGINIA).failing()).isEqualTo(7);
        assertThat(world.peer(OHIO).fresh(4)).isPresent();
    }

    /** So many ticks, each so many seconds after the one before and with a new look at everything. */
    private void ticks(int count, int apart) {
        for (int tick = 0; tick < count; tick++) {
            now = now.plus(Duration.ofSeconds(apart));
            looks++;
            world = world.next(Optional.of(WorldTest.report("one", looks, new TreeMap<>(), 7)), readings(), now);
        }
    }

    private ServiceView view() {
        return Objects.requireNonNull(world.services().get("chat"));
    }

    private Readings readings() {
        return new Readings(
                known(new OwnBoard(Optional.empty(), Set.of())),
                Map.of(OHIO, known(WorldTest.report("b", looks, new TreeMap<>(), 7))),
                Map.of(HERE, known(new NoAnswer("connection refused"))),
                Map.of(HERE, known(OUT)),
                Map.of("chat", known(EPOCH)),
                Map.of("chat", known(new Answer(Set.of(VIRGINIA)))),
                Map.of("chat", known(new ZoneState(EPOCH, Map.of(), Optional.empty(), List.of()))),
                Map.of(OHIO, known(true)),
                Map.of(),
                Map.of(),
                List.of());
    }

    private <T> Reading<T> known(T value) {
        return new Reading.Known<>(value, looks);
    }
}
