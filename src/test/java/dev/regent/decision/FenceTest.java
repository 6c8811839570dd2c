package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.GivenReadings;
import dev.regent.world.OwnBoard;
import dev.regent.world.OwnBoard.Unreadable;
import dev.regent.world.Reading;
import dev.regent.world.Readings;
import dev.regent.world.Report;
import dev.regent.world.Settings;
import dev.regent.world.World;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two replicas of a region and one board: the report is the fence. */
class FenceTest {
    private static final String WHY = "the report on board us-east-1 cannot be read: it is cut off";
    private static final Settings SETTINGS = AWorld.ofThree().world().settings();

    private final Replica one = new Replica("one");
    private final Replica two = new Replica("two");
    private Optional<Report> board = Optional.empty();
    private Optional<Unreadable> unreadable = Optional.empty();
    private boolean readable = true;

    @Test
    void nobodyActsBeforeTheBoardWasRead() {
        readable = false;

        assertThat(one.tick()).isEqualTo("BLIND: the board of us-east-1 was not read yet: the board does not answer");
    }

    @Test
    void whoeverFindsANewBoardBegins() {
        assertThat(one.tick()).isEqualTo("ACTING: the board of us-east-1 is new");
        assertThat(one.tick()).isEqualTo("ACTING: this replica wrote the last report");
    }

    @Test
    void theOtherWatches() {
        one.tick();

        assertThat(two.tick()).isEqualTo("WATCHING: one acts for us-east-1");
        assertThat(two.decision().services().values())
                .allMatch(decision -> decision.move().isEmpty());
    }

    @Test
    void theOtherTakesOverWhenTheReportHasStoodStillForThreeLooks() {
        one.tick();
        two.tick();
        two.tick();
        two.tick();

        assertThat(two.tick()).isEqualTo("ACTING: the report of one has stood still for 3 looks");
        assertThat(two.tick()).isEqualTo("ACTING: this replica wrote the last report");
    }

    @Test
    void theFirstStepsBackWhenItSeesThatAnotherHasWritten() {
        theOtherTakesOverWhenTheReportHasStoodStillForThreeLooks();

        assertThat(one.tick()).isEqualTo("WATCHING: two acts for us-east-1");
    }

    @Test
    void goesOnCountingWhereTheOtherStopped() {
        one.tick();
        one.tick();
        long sequence = board.orElseThrow().sequence();
        two.tick();
        two.tick();
        two.tick();
        two.tick();

        assertThat(board.orElseThrow().sequence()).isEqualTo(sequence + 1);
        assertThat(board.orElseThrow().writer()).isEqualTo("two");
    }

    @Test
    void aRegentThatCannotReadItsBoardAnyMoreGoesOnDeciding() {
        one.tick();
        readable = false;

        for (int i = 0; i < 10; i++) {
            assertThat(one.tick()).isEqualTo("ACTING: this replica wrote the last report");
        }
    }

    @Test
    void aDamagedReportIsReplacedOnceItHasStayedSoForPatience() {
        damaged(3);
        assertThat(one.tick()).isEqualTo("BLIND: " + WHY + ". It is replaced if it stays so for 4 looks");

        damaged(4);
        assertThat(one.tick())
                .isEqualTo("ACTING: " + WHY + ". It has stayed so for 4 looks and is replaced; what it remembered is"
                        + " lost: settling, soak and hold-down begin anew");
        assertThat(one.tick()).isEqualTo("ACTING: this replica wrote the last report");
    }

    @Test
    void whoeverStillRemembersForgetsNothing() {
        one.tick();
        one.tick();
        damaged(1);
        assertThat(one.tick()).startsWith("BLIND: " + WHY);

        damaged(4);
        assertThat(one.tick())
                .isEqualTo(
                        "ACTING: " + WHY + ". It has stayed so for 4 looks and is replaced by what is remembered here");
        // One more than the last that was read.
        assertThat(board.orElseThrow().sequence()).isEqualTo(2);
    }

    @Test
    void aSoundReportThatIsNotForThisRegentIsLeftAloneForEver() {
        one.tick();
        unreadable = Optional.of(new Unreadable(WHY, false, 1_000_000));

        assertThat(one.tick())
                .isEqualTo("BLIND: " + WHY + ". It is sound and left alone: run a regent that can read it, or delete it"
                        + " if what it remembers may be forgotten");
    }

    @Test
    void alsoWhileTheBoardDoesNotAnswer() {
        one.tick();
        unreadable = Optional.of(new Unreadable(WHY, false, 1));
        one.tick();
        readable = false;

        assertThat(one.tick()).startsWith("BLIND: " + WHY);
    }

    private void damaged(int looks) {
        unreadable = Optional.of(new Unreadable(WHY, true, looks));
    }

    private final class Replica {
        private World world;
        private Optional<Report> decided = Optional.empty();
        private long looks;

        Replica(String name) {
            world = World.unseen(SETTINGS, name, AWorld.NOW);
        }

        String tick() {
            looks++;
            world = world.next(decided, readings(), AWorld.NOW);
            Decision decision = decision();
            boolean acts = decision.role() == Role.ACTING;
            decided = acts ? Optional.of(decision.report()) : Optional.empty();
            if (acts && readable) {
                board = decided;
                unreadable = Optional.empty();
            }
            return decision.role() + ": " + decision.why();
        }

        Decision decision() {
            return Objects.requireNonNull(Decide.decide(world, AWorld.NOW));
        }

        private OwnBoard there() {
            return new OwnBoard(unreadable.isPresent() ? Optional.empty() : board, Set.of(), unreadable);
        }

        private Readings readings() {
            Reading<OwnBoard> own = readable
                    ? new Reading.Known<>(there(), looks)
                    : new Reading.Unknown<>(AWorld.NOW, "the board does not answer", looks);
            return GivenReadings.ofOwnBoard(own);
        }
    }
}
