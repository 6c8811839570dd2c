package dev.regent.decision;

import static dev.regent.decision.AWorld.HANGS;
import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static dev.regent.world.Witness.Sign.NO;
import static dev.regent.world.Witness.Sign.UNKNOWN;
import static dev.regent.world.Witness.Sign.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Reading;
import dev.regent.world.Strain;
import org.junit.jupiter.api.Test;

/** Rule 4. */
class HomeVoteTest {
    private static final String REFUSAL = "vote against us-east-1: ";

    @Test
    void takesItselfOutWhenItsProbeAndAPeersAreAnsweredWrong() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, WRONG, 4).sees(OREGON, VIRGINIA, WRONG, 4);

        assertThat(world.votes())
                .containsEntry(
                        VIRGINIA,
                        "us-east-1 has failed: its own probe: inference answers 500; seen from us-west-2: inference"
                                + " answers 500");
    }

    @Test
    void oneKindOfWitnessIsNotEnough() {
        assertThat(AWorld.ofThree().probe(VIRGINIA, WRONG, 4).votes()).isEmpty();
        assertThat(AWorld.ofThree().probe(VIRGINIA, WRONG, 4).refusals())
                .containsExactly(REFUSAL + "only one kind of witness says so: its own probe: inference answers 500");

        AWorld peers = AWorld.ofThree().sees(OHIO, VIRGINIA, WRONG, 9).sees(OREGON, VIRGINIA, WRONG, 9);
        assertThat(peers.votes()).isEmpty();
        assertThat(peers.refusals())
                .containsExactly(
                        REFUSAL + "only one kind of witness says so: seen from us-east-2: inference answers 500");

        assertThat(AWorld.ofThree().up(VIRGINIA, NO).refusals())
                .containsExactly(REFUSAL
                        + "only one kind of witness says so: Route 53's checkers get no answer from its"
                        + " gateway");
    }

    @Test
    void aMissingAnswerCountsOnlyTogetherWithRoute53() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, REFUSED, 4).sees(OHIO, VIRGINIA, REFUSED, 4);

        assertThat(world.up(VIRGINIA, YES).votes()).isEmpty();
        assertThat(world.up(VIRGINIA, UNKNOWN).votes()).isEmpty();
        assertThat(world.up(VIRGINIA, NO).votes()).containsKey(VIRGINIA);
    }

    @Test
    void aPeersTimeOutsSayNothingWhileItAnswersHere() {
        AWorld world = AWorld.ofThree().sees(OHIO, VIRGINIA, HANGS, 9);

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals()).isEmpty();
    }

    @Test
    void inferenceThatHangsForEverybodyConvicts() {
        AWorld world =
                AWorld.ofThree().failed(VIRGINIA).probe(VIRGINIA, HANGS, 4).sees(OHIO, VIRGINIA, HANGS, 4);

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    @Test
    void isNotLeftForBeingDegradedWhereNobodyIsAble() {
        AWorld world = AWorld.ofThree()
                .degraded(VIRGINIA, 0.3)
                .sees(VIRGINIA, VIRGINIA, Given.shed(7))
                .remembers(kept -> kept.degradedLooks = 20)
                .unable(OHIO)
                .unable(OREGON);

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .anyMatch(refusal -> refusal.startsWith(REFUSAL + "nobody could take its place; it is degraded: "));
    }

    @Test
    void aSilentPeerIsNoWitness() {
        AWorld world = AWorld.ofThree()
                .probe(VIRGINIA, WRONG, 4)
                .sees(OREGON, VIRGINIA, WRONG, 4)
                .silent(OREGON);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void keepsItselfOutOnceAnotherServesInItsPlace() {
        AWorld world = AWorld.ofThree().out(VIRGINIA).remembers(kept -> kept.outLooks = 4);

        assertThat(world.votes()).containsEntry(VIRGINIA, "us-east-1 is out and us-east-2 serves in its place");
        assertThat(AWorld.ofThree()
                        .out(VIRGINIA)
                        .remembers(kept -> kept.outLooks = 3)
                        .votes())
                .isEmpty();
    }

    @Test
    void doesNotKeepItselfOutWhereNobodyServesInItsPlace() {
        AWorld world = AWorld.ofThree().out(VIRGINIA).out(OHIO).remembers(kept -> kept.outLooks = 100);

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void isLeftForAnHeirThatWouldServeClearlyMore() {
        AWorld world = shedding().couldServe(OHIO, 0.9);

        assertThat(world.votes())
                .containsEntry(
                        VIRGINIA,
                        "degraded (it sheds load in 6 of the last 10 looks), and us-east-2 would serve clearly"
                                + " more");
    }

    @Test
    void clearlyMoreIsOneAndAHalfTimesAsMuch() {
        assertThat(shedding().couldServe(OHIO, 0.4 * 1.5).votes()).containsKey(VIRGINIA);
    }

    @Test
    void notForOneThatWouldServeLittleMore() {
        AWorld world = shedding().couldServe(OHIO, 0.59);

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly(
                        REFUSAL + "us-east-2 would not serve clearly more: it sheds load in 6 of the last 10 looks");
    }

    @Test
    void notWhereNobodyKnowsWhatTheHeirWouldServe() {
        assertThat(shedding().refusals())
                .containsExactly(REFUSAL
                        + "how much of the demand us-east-2 would serve is not known; here: it sheds load in"
                        + " 6 of the last 10 looks");
    }

    /** Standbys count little more than probes. Of those alone any heir would serve everything. */
    @Test
    void notWhileItsOwnRequestsAreNotCounted() {
        AWorld world = shedding().couldServe(OHIO, 0.3).asked(OHIO, 3).asked(OREGON, 3);
        world.signals = Reading.notYet(AWorld.NOW);

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly(REFUSAL
                        + "how much of the demand us-east-2 would serve is not known; here: it sheds load in"
                        + " 6 of the last 10 looks");
    }

    @Test
    void whatOthersAreAskedIsDemandToo() {
        AWorld world = shedding().couldServe(OHIO, 0.7);

        assertThat(world.votes()).containsKey(VIRGINIA);
        assertThat(world.asked(OREGON, 40).votes()).isEmpty();
    }

    @Test
    void notBeforeItHasBeenDegradedForLong() {
        AWorld world = shedding().couldServe(OHIO, 0.9).remembers(kept -> kept.degradedLooks = 9);

        assertThat(world.refusals())
                .containsExactly(REFUSAL + "degraded for 9 of 10 looks: it sheds load in 6 of the last 10 looks");
    }

    @Test
    void atMostOnceInAHoldDown() {
        AWorld world = shedding().couldServe(OHIO, 0.9).remembers(kept -> kept.left.put(VIRGINIA, 300));

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void neverToARegionThatWasLeftWithinIt() {
        AWorld world = shedding().couldServe(OHIO, 0.9).remembers(kept -> kept.left.put(OHIO, 300));

        assertThat(world.refusals())
                .containsExactly(REFUSAL
                        + "a region was left for being degraded within the hold-down: it sheds load in 6 of"
                        + " the last 10 looks");
    }

    @Test
    void norToOneWhoseOwnRegentRemembersThatItWasLeft() {
        AWorld world = shedding().couldServe(OHIO, 0.9).remembersAt(OHIO, kept -> kept.left.put(OHIO, 300));

        assertThat(world.votes()).isEmpty();
    }

    @Test
    void aDegradedHomeThatFailsMayAlwaysBeLeft() {
        AWorld world = AWorld.ofThree()
                .probe(VIRGINIA, WRONG, 4)
                .sees(OHIO, VIRGINIA, WRONG, 4)
                .remembers(kept -> kept.left.put(VIRGINIA, 300));

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    /** Degraded for long: it serves 40 %. */
    private static AWorld shedding() {
        return AWorld.ofThree().sees(VIRGINIA, VIRGINIA, Given.shed(6)).remembers(kept -> kept.degradedLooks = 10);
    }

    @Test
    void itsClusterIsAWitnessOfItsOwnKind() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, WRONG, 4);
        world.cluster = Cluster.with(0, 10);

        assertThat(world.votes()).doesNotContainKey(VIRGINIA);

        world.strain = new Strain(4, 0, 1);
        assertThat(world.votes().get(VIRGINIA))
                .contains("its cluster: none of 10 replicas is ready (10 × CrashLoopBackOff)");
    }
}
