package dev.regent.decision;

import static dev.regent.decision.AWorld.NOW;
import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Intent;
import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.Witness.Sign;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenIntentsTest {
    private static final Intent ORDER = Given.order(Verb.FAILOVER, VIRGINIA, OHIO);

    @Test
    void anOrderStaysOpenUntilItsTargetIsHomeEverywhere() {
        assertThat(ended(AWorld.ofThree().intent(ORDER), ORDER)).isEqualTo("OPEN: ");

        AWorld moved = AWorld.ofThree().intent(ORDER).epoch(8, OHIO);
        assertThat(ended(moved, ORDER)).isEqualTo("OPEN: ");
        assertThat(ended(moved.remembers(kept -> kept.insync = 8), ORDER)).isEqualTo("DONE: us-east-2 is home");
    }

    @Test
    void anOrderRunsOut() {
        assertThat(ended(AWorld.ofThree().intent(ORDER).at(NOW.plusSeconds(3600)), ORDER))
                .isEqualTo("REFUSED: not carried out before it ran out");
    }

    @Test
    void soDoesAPause() {
        Intent pause = Given.pause(1);

        assertThat(ended(AWorld.ofThree().intent(pause), pause)).isEqualTo("OPEN: ");
        assertThat(ended(AWorld.ofThree().intent(pause).at(NOW.plusSeconds(3600)), pause))
                .isEqualTo("DONE: ran out");
    }

    @Test
    void aPauseEndsWhenItIsResumed() {
        AWorld world = AWorld.ofThree().intent(Given.pause(1)).intent(Given.resume(2));

        assertThat(ended(world, Given.pause(1))).isEqualTo("DONE: resumed, or paused anew");
        assertThat(ended(world, Given.resume(2))).isEqualTo("DONE: resumed");
    }

    @Test
    void aLaterOrderTakesTheEarlierOnesPlace() {
        Intent later = with(new Intent.Id(99, OREGON), Optional.of(OREGON));
        AWorld world = AWorld.ofThree().intent(ORDER).intent(later);

        assertThat(ended(world, ORDER)).isEqualTo("REFUSED: a later order took its place");
        assertThat(ended(world, later)).isEqualTo("OPEN: ");
    }

    @Test
    void anOrderFromARegionThatIsNotHomeAnyMoreIsRefused() {
        AWorld world = AWorld.ofThree().intent(ORDER).epoch(8, OREGON);

        assertThat(ended(world, ORDER)).isEqualTo("REFUSED: us-west-2 is home now");
    }

    @Test
    void anOrderWhoseTargetCannotOpenIsRefused() {
        AWorld world = AWorld.ofThree().intent(ORDER).seenFrom(OHIO).probe(OHIO, WRONG, 4);
        AWorld dark = AWorld.ofThree().intent(ORDER).silent(OHIO).up(OHIO, Sign.NO);

        assertThat(ended(world, ORDER)).isEqualTo("REFUSED: us-east-2 cannot serve: inference answers 500");
        assertThat(ended(dark, ORDER))
                .isEqualTo("REFUSED: us-east-2 cannot serve: its regent is silent and Route 53's check of its gateway"
                        + " fails");
    }

    @Test
    void anOrderWithoutATargetIsRefused() {
        Intent order = with(new Intent.Id(10, OHIO), Optional.empty());

        assertThat(ended(AWorld.ofThree().intent(order), order))
                .isEqualTo("REFUSED: it does not say where the traffic should go");
        assertThat(ended(AWorld.ofThree().intent(order).nobodyKnowsTheHome(), order))
                .startsWith("REFUSED");
    }

    @Test
    void tombstonesAreKeptForADayAfterTheOrderWouldHaveRunOut() {
        Intent done = ORDER.ended(State.DONE, "us-east-2 is home");
        Duration until = Duration.ofHours(25);

        assertThat(ended(AWorld.ofThree().intent(done).at(NOW.plus(until).minusSeconds(1)), done))
                .isEqualTo("DONE: us-east-2 is home");
        assertThat(AWorld.ofThree()
                        .intent(done)
                        .at(NOW.plus(until))
                        .decision()
                        .report()
                        .intents())
                .isEmpty();
    }

    @Test
    void theTombstoneHoldsAgainstACopyThatIsStillOpen() {
        Intent done = ORDER.ended(State.DONE, "us-east-2 is home");

        assertThat(done.merge(ORDER)).isEqualTo(done);
        assertThat(ORDER.merge(done)).isEqualTo(done);
    }

    private static Intent with(Intent.Id id, Optional<Region> to) {
        return new Intent(
                id,
                Verb.FAILOVER,
                AWorld.CHAT,
                Optional.of(VIRGINIA),
                to,
                "maintenance",
                "kim",
                NOW.plusSeconds(3600),
                State.OPEN,
                "");
    }

    private static String ended(AWorld world, Intent intent) {
        Intent after = world.decision().report().intents().get(intent.id());
        return after == null ? "gone" : after.state() + ": " + after.outcome();
    }
}
