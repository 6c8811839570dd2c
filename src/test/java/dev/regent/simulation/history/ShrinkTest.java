package dev.regent.simulation.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.cloud.Platform;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkTest {
    private static final List<Region> REGIONS = Platform.of(3).regions();
    private static final Happening NEEDED = at(40, new Faults.Killed(REGIONS.get(1) + "-a"));
    private static final Happening NEEDED_TOO = at(70, new Faults.Gateway(REGIONS.getFirst(), Behaviour.REFUSES));
    private static final History WHOLE = History.quiet(7, 3, Duration.ofSeconds(100))
            .withReplicas(2)
            .withOlder(REGIONS.getLast())
            .with(List.of(
                    at(10, new Faults.Paused(REGIONS.getFirst() + "-b")),
                    at(20, new Faults.BoardGone(REGIONS.get(2))),
                    NEEDED,
                    at(50, new Faults.Dark(REGIONS.get(2))),
                    NEEDED_TOO,
                    at(80, new Faults.Killed(REGIONS.get(2) + "-a"))));

    private static Happening at(int second, Fault fault) {
        return new Happening(Duration.ofSeconds(second), Duration.ofSeconds(64), fault);
    }

    private static Predicate<History> hasFaultsOf(Happening... needed) {
        return history -> List.of(needed).stream()
                .allMatch(one -> history.happenings().stream()
                        .anyMatch(other -> other.fault().equals(one.fault())));
    }

    @Test
    void leavesOutWhatIsNotNeeded() {
        History shrunk = Shrink.of(WHOLE, hasFaultsOf(NEEDED, NEEDED_TOO));

        assertThat(shrunk.happenings())
                .extracting(Happening::fault)
                .containsExactly(NEEDED.fault(), NEEDED_TOO.fault());
        assertThat(shrunk.replicas()).isEqualTo(1);
        assertThat(shrunk.older()).isEmpty();
    }

    @Test
    void keepsTheSeedAndSaysIt() {
        History shrunk = Shrink.of(WHOLE, hasFaultsOf(NEEDED));

        assertThat(shrunk.seed()).isEqualTo(7);
        assertThat(shrunk.toString()).startsWith("seed 7: 3 regions, 1 regents in each\n  at   40.0 s");
    }

    @Test
    void shortensNoFurtherThanItStillHappens() {
        Predicate<History> lastsTenSeconds = history ->
                history.happenings().stream().anyMatch(one -> one.lasts().toSeconds() >= 10);

        History shrunk = Shrink.of(WHOLE, lastsTenSeconds);

        assertThat(shrunk.happenings()).hasSize(1);
        assertThat(shrunk.happenings().getFirst().lasts()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(19));
        assertThat(shrunk.healed()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void takesAHistoryThatCannotBePlayedForNoSmallerOne() {
        Predicate<History> needsBothReplicas = history -> {
            if (history.replicas() == 1) {
                throw new IllegalArgumentException("there is no replica b");
            }
            return true;
        };

        History shrunk = Shrink.of(WHOLE, needsBothReplicas);

        assertThat(shrunk.replicas()).isEqualTo(2);
        assertThat(shrunk.happenings()).isEmpty();
    }

    @Test
    void leavesAHistoryAsItIsWhereAllOfItIsNeeded() {
        assertThat(Shrink.of(WHOLE, WHOLE::equals)).isEqualTo(WHOLE);
    }

    @Test
    void endsAfterABoundedNumberOfReplays() {
        List<Happening> many = IntStream.range(0, 300)
                .mapToObj(second -> at(second, new Faults.Dark(REGIONS.getFirst())))
                .toList();
        var replays = new AtomicInteger();

        Shrink.of(WHOLE.with(many), history -> replays.incrementAndGet() < 0);

        assertThat(replays).hasValueLessThanOrEqualTo(400);
    }
}
