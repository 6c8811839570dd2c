package dev.regent.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.Deed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.Outcome;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.history.Happening;
import dev.regent.simulation.history.Trial;
import dev.regent.simulation.regent.Policy;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefereeTest {
    private static final List<Region> REGIONS = Platform.of(3).regions();
    private static final Happening HARMLESS = lasting(5, new Faults.Gateway(REGIONS.getLast(), Behaviour.SHEDS));
    private static final Happening MOVES = lasting(10, new Faults.Gateway(REGIONS.getFirst(), Behaviour.REFUSES));
    private static final Play PLAY =
            new Play.OfTrial(new Trial("made-up", Duration.ofSeconds(30), cast -> List.of(HARMLESS, MOVES)), 3, 3);

    private final Referee nothingMoves = new Referee(Policy.REAL, play -> List.of(new NothingMoves()));

    /** Made up, and wrong: traffic does move. */
    private static final class NothingMoves implements Invariant {
        @Override
        public String sentence() {
            return "DNS' answer never moves.";
        }

        @Override
        public Optional<String> broken(Moment moment) {
            return moment.deeds(Deed.Answered.class).stream()
                    .filter(Deed.Answered::isMove)
                    .findFirst()
                    .map(moved -> "it moved to " + moved.after());
        }
    }

    private static Happening lasting(int at, dev.regent.simulation.history.Fault fault) {
        return new Happening(Duration.ofSeconds(at), Duration.ofSeconds(40), fault);
    }

    @Test
    void countsTheFailoversUnderFaults() {
        Referee.Judged judged = new Referee(Policy.REAL, play -> List.of()).judge(PLAY);

        assertThat(judged.outcome().held()).isTrue();
        assertThat(judged.failovers()).isEqualTo(1);
    }

    @Test
    void shrinksABrokenHistoryToWhatBreaksTheSameInvariant() {
        Outcome broken = nothingMoves.judge(PLAY).outcome();

        Outcome shrunk = nothingMoves.shrink(PLAY, broken);

        assertThat(shrunk.held()).isFalse();
        assertThat(shrunk.history().happenings()).hasSize(1);
        assertThat(shrunk.history().happenings().getFirst().fault()).isEqualTo(MOVES.fault());
    }

    @Test
    void saysWhatIsBrokenHowAndHowToSeeItAgain() throws InterruptedException {
        var marathon = new Marathon(new Program(11), nothingMoves, Marathon.Limit.histories(100));

        Marathon.Failure failure = marathon.run(tally -> {}).orElseThrow();

        assertThat(Account.of(failure, nothingMoves))
                .contains("NothingMoves: DNS' answer never moves.\n  broken: it moved to [us-")
                .contains("shrunk from ")
                .contains("DNS                  answers [us-")
                .contains("It is played again by: ./mvnw -Psimulate "
                        + failure.play().options());
    }

    @Test
    void aMarathonPlaysAsManyHistoriesAsItIsToldTo() throws InterruptedException {
        var marathon =
                new Marathon(new Program(1), new Referee(Policy.REAL, play -> List.of()), Marathon.Limit.histories(6));

        assertThat(marathon.run(tally -> {})).isEmpty();
        assertThat(marathon.tally().histories()).isEqualTo(6);
        assertThat(marathon.tally().failovers()).isPositive();
    }

    @Test
    void tellsWhichHistoryBrokeOff() throws InterruptedException {
        Referee throwing = new Referee(Policy.REAL, play -> {
            throw new IllegalStateException("no invariants today");
        });

        Marathon.Failure failure = new Marathon(new Program(1), throwing, Marathon.Limit.histories(1))
                .run(tally -> {})
                .orElseThrow();

        assertThat(Account.of(failure, throwing)).contains("no invariants today", "-Dseed=1");
    }
}
