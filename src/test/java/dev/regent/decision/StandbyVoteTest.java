package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.SERVES;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static dev.regent.world.Witness.Sign.NO;
import static dev.regent.world.Witness.Sign.UNKNOWN;
import static dev.regent.world.Witness.Sign.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Condition.Unknown;
import dev.regent.world.Intent.Verb;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule 2. */
class StandbyVoteTest {
    @Test
    void theFirstStandbyIsOpen() {
        assertThat(AWorld.ofThree().seenFrom(OHIO).votes()).isEmpty();
    }

    @Test
    void theNextKeepsItselfOutWhileTheFirstIsAbleAndOpen() {
        assertThat(AWorld.ofThree().seenFrom(OREGON).votes())
                .containsEntry(OREGON, "us-east-2 is able and open, so us-west-2 is not needed");
    }

    @Test
    void theFirstStaysOpenWhileTheNextIsOpenToo() {
        assertThat(AWorld.ofThree().seenFrom(OHIO).open(OREGON).votes()).isEmpty();
    }

    @Test
    void itOpensWhereTheFirstIsNotAble() {
        AWorld world = AWorld.ofThree().seenFrom(OREGON).holds(OREGON, 50).failed(OHIO);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void itOpensWhereTheFirstIsSeenOut() {
        AWorld world = AWorld.ofThree().seenFrom(OREGON).holds(OREGON, 50).out(OHIO);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void itOpensWhereItCannotTell() {
        AWorld world = AWorld.ofThree().seenFrom(OREGON).holds(OREGON, 50).witness(OHIO, UNKNOWN, UNKNOWN);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void aStandbyThatCannotServeKeepsItselfOut() {
        AWorld world = AWorld.ofThree().seenFrom(OHIO).probe(OHIO, WRONG, 4);

        assertThat(world.votes()).containsEntry(OHIO, "us-east-2 cannot serve: inference answers 500");
    }

    @Test
    void closesWhileTheActingHomeIsOpen() {
        AWorld world = oregonActs().remembersAt(OREGON, kept -> kept.acting = Optional.of(OREGON));

        assertThat(world.seenFrom(OHIO).votes())
                .containsEntry(OHIO, "us-west-2 is able and open, so us-east-2 is not needed");
        assertThat(world.seenFrom(OREGON).votes()).doesNotContainKey(OREGON);
        assertThat(oregonActs().silent(OREGON).seenFrom(OHIO).votes()).containsKey(OHIO);
    }

    @Test
    void notForOneThatTakesAnotherForTheActingHome() {
        AWorld world = oregonActs().remembersAt(OREGON, kept -> kept.acting = Optional.of(OHIO));

        assertThat(world.seenFrom(OHIO).votes()).doesNotContainKey(OHIO);
    }

    private static AWorld oregonActs() {
        return AWorld.ofThree().out(VIRGINIA).open(OREGON).remembers(kept -> kept.acting = Optional.of(OREGON));
    }

    @Test
    void theTargetOfAnOrderOpensAndTheOthersCloseOnceItIsOpen() {
        AWorld world = AWorld.ofThree().ordered(Verb.FAILOVER, VIRGINIA, OREGON);

        assertThat(world.seenFrom(OREGON).votes()).isEmpty();
        assertThat(world.seenFrom(OHIO).votes()).isEmpty();
        assertThat(world.open(OREGON).seenFrom(OHIO).votes())
                .containsEntry(OHIO, "us-west-2 is able and open, so us-east-2 is not needed");
        assertThat(world.seenFrom(OREGON).votes()).doesNotContainKey(OREGON);
    }

    @Test
    void aTargetThatHasFailedDoesNotOpen() {
        AWorld world =
                AWorld.ofThree().seenFrom(OREGON).probe(OREGON, WRONG, 4).ordered(Verb.FAILOVER, VIRGINIA, OREGON);

        assertThat(world.votes()).containsKey(OREGON);
    }

    @Test
    void aFormerHomeStaysClosedUntilEveryNameServerKnowsTheNewOne() {
        AWorld world = AWorld.ofThree().holds(VIRGINIA, 100).out(VIRGINIA).epoch(8, OHIO);

        assertThat(world.votes()).containsEntry(VIRGINIA, "not every name server knows yet that us-east-2 is home");
        assertThat(world.remembers(kept -> kept.insync = 8).votes()).isEmpty();
    }

    @Test
    void butNotWhileTheNewHomeIsOut() {
        AWorld world = AWorld.ofThree()
                .holds(VIRGINIA, 100)
                .out(VIRGINIA)
                .epoch(8, OHIO)
                .out(OHIO);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void opensWhenDnsHasAnsweredTheDeadForLong() {
        AWorld world = AWorld.ofThree().seenFrom(OREGON).holds(OREGON, 50).remembers(kept -> kept.deadLooks = 15);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void saysWhatItSaidBeforeUntilItHasLookedForLongEnough() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OHIO)
                .holds(OHIO, 50)
                .says(OHIO, new Unknown(AWorld.NOW, "not looked at yet"));

        assertThat(world.probe(OHIO, SERVES, 0).votes()).containsEntry(OHIO, "it had failed");
        assertThat(world.probe(OHIO, WRONG, 3).votes()).containsEntry(OHIO, "it had failed");
    }

    @Test
    void opensByTheRulesWhereOnlyItsOwnRegentIsBlindForIt() {
        AWorld world = AWorld.ofThree().seenFrom(OHIO).holds(OHIO, 50).probe(OHIO, REFUSED, 4);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void staysOutWhereNobodyGetsAnAnswer() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OHIO)
                .holds(OHIO, 50)
                .probe(OHIO, REFUSED, 4)
                .witness(OHIO, NO, NO);

        assertThat(world.votes()).containsKey(OHIO);
    }

    @Test
    void doesNotCloseForARegionThatIsOpenButNotAble() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OREGON)
                .holds(OREGON, 50)
                .silent(OHIO)
                .probe(OHIO, WRONG, 4)
                .witness(OHIO, YES, YES);

        assertThat(world.votes()).isEmpty();
    }
}
