package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.SERVES;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Reading;
import dev.regent.world.Serving;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Witness.Sign;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Rule 4: what is counted of users' requests against what probes say. */
class CountedRequestsTest {
    private static final String REFUSAL = "vote against us-east-1: ";

    @Test
    void requestsThatSucceedSpeakAgainstEveryProbe() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, WRONG, 4).sees(OHIO, VIRGINIA, WRONG, 4);
        world.signals = Cluster.requests(500, 0.2);

        assertThat(world.votes()).doesNotContainKey(VIRGINIA);
        assertThat(world.refusals())
                .anyMatch(refusal -> refusal.contains("20 % of the requests that are counted succeed"));
    }

    @Test
    void requestsThatSucceededBeforeTheProbesFailedSpeakForNobody() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, WRONG, 4).sees(OHIO, VIRGINIA, WRONG, 4);
        world.signals = Cluster.requestsOverAMinute(500, 0.2);

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    /** Who has not reached the home for long says nothing of when it failed. */
    @Test
    void aPeerThatIsCutOffDoesNotMakeOldRequestsSpeak() {
        AWorld world = AWorld.ofThree()
                .probe(VIRGINIA, WRONG, 4)
                .sees(OHIO, VIRGINIA, WRONG, 4)
                .sees(OREGON, VIRGINIA, REFUSED, 120);
        world.signals = Cluster.requestsOverAMinute(500, 1);

        assertThat(world.picture().own()).isInstanceOf(Failed.class);
        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    /** Regents and Route 53's checkers look at liveness six times a second, which a gateway counts as well. */
    @Test
    void looksAtLivenessThatSucceedSpeakForNobody() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, WRONG, 30).sees(OHIO, VIRGINIA, WRONG, 30);
        world.serving = Cluster.countedAtTheGateway(List.of(), OptionalDouble.empty());

        world.signals = Cluster.requestsOver(4, 50 + 9.2, 9.1 / (50 + 9.2));
        assertThat(world.votes()).containsKey(VIRGINIA);

        world.signals = Cluster.requestsOver(4, 50 + 9.2, 9.3 / (50 + 9.2));
        assertThat(world.votes()).doesNotContainKey(VIRGINIA);
    }

    /** Few requests are no less true where somebody says that inference alone is counted. */
    @Test
    void fewRequestsSpeakWhereInferenceAloneIsCounted() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, WRONG, 30).sees(OHIO, VIRGINIA, WRONG, 30);
        Serving everything = Cluster.countedAtTheGateway(List.of(), OptionalDouble.empty());
        world.serving = new Serving(
                everything.stack(), List.of(), OptionalDouble.empty(), everything.queries(), Serving.Counted.INFERENCE);
        world.signals = Cluster.requestsOver(4, 2, 0.5);

        assertThat(world.votes()).doesNotContainKey(VIRGINIA);
    }

    /** A peer that was not served just now and then says nothing yet. */
    @Test
    void usersWhoAreServedSpeakAgainstPeersAndCheckersWhoAreNot() {
        AWorld world = AWorld.ofThree()
                .sees(OHIO, VIRGINIA, WRONG, 30)
                .sees(OREGON, VIRGINIA, WRONG, 2)
                .up(VIRGINIA, Sign.NO);
        world.signals = Cluster.requestsOver(12, 500, 1);

        assertThat(world.votes()).doesNotContainKey(VIRGINIA);
        assertThat(world.refusals())
                .anyMatch(refusal -> refusal.contains("requests of its users succeed, although seen from us-east-2"));

        world.sees(OREGON, VIRGINIA, WRONG, 9);
        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    /** Where only the pods count, what the gateway refuses is asked as well. */
    @Test
    void isNotLeftForAnHeirThatSeemsToServeAllOfWhatComesPastTheGateway() {
        AWorld world = AWorld.ofThree()
                .sees(VIRGINIA, VIRGINIA, Given.shed(8))
                .remembers(kept -> kept.degradedLooks = 20)
                .couldServe(OHIO, 1);
        world.signals = Cluster.requests(100, 1);
        world.serving = Serving.UNKNOWN;

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly(
                        REFUSAL + "us-east-2 would not serve clearly more: it sheds load in 8 of the last 10 looks");
    }

    /** A rate over a minute tells of a rush for a minute after it is over. */
    @Test
    void isNotLeftForWhatWasCountedOnceItsProbeIsServedAgain() {
        AWorld world = wasShortOverAMinute();

        assertThat(world.probe(VIRGINIA, SERVES, 1).votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly(REFUSAL + "its probe is served, so it may be over: 40 % of its requests succeed");
        assertThat(world.sees(VIRGINIA, VIRGINIA, Given.shed(1)).votes()).containsKey(VIRGINIA);
    }

    /** Its regent is cut off from its own gateway: silence does not show that it is not over. */
    @Test
    void isNotLeftForWhatWasCountedWhileItsProbeGetsNoAnswer() {
        AWorld world = wasShortOverAMinute().probe(VIRGINIA, REFUSED, 70).up(VIRGINIA, Sign.YES);

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly(REFUSAL
                        + "its probe gets no answer, which shows nothing while Route 53's checkers may get one, so it may be"
                        + " over: 40 % of the requests that are counted succeed, although our probe fails: connection"
                        + " refused");
        assertThat(world.probe(VIRGINIA, WRONG, 70).votes()).containsKey(VIRGINIA);
    }

    private static AWorld wasShortOverAMinute() {
        AWorld world =
                AWorld.ofThree().remembers(kept -> kept.degradedLooks = 20).couldServe(OHIO, 1);
        world.signals = Cluster.requestsOverAMinute(100, 0.4);
        return world;
    }

    /** The probe's one request may be one of those that are served. */
    @Test
    void isLeftForWhatIsCountedInTheLastSecondsThoughItsProbeIsServed() {
        AWorld world =
                AWorld.ofThree().remembers(kept -> kept.degradedLooks = 20).couldServe(OHIO, 1);
        world.probe(VIRGINIA, SERVES, 20);

        world.signals = Cluster.requestsOver(9, 100, 0.4);
        assertThat(world.votes()).containsKey(VIRGINIA);

        world.signals = Cluster.requestsOver(10, 100, 0.4);
        assertThat(world.votes()).isEmpty();
    }

    /** Else the demand is of before a rush, and an heir seems to have room for it. */
    @Test
    void demandHasToBeOfTheLastSecondsAsWell() {
        AWorld world =
                AWorld.ofThree().remembers(kept -> kept.degradedLooks = 20).couldServe(OHIO, 1);
        world.probe(VIRGINIA, SERVES, 20);
        Duration second = Duration.ofSeconds(1);
        world.signals = new Reading.Known<>(
                new SignalSight(
                        Map.of(
                                Signal.REQUESTS, new Measured(100, second, Duration.ofMinutes(1)),
                                Signal.SUCCESS_RATE, new Measured(0.4, second, Duration.ofSeconds(3))),
                        List.of(),
                        List.of()),
                1);

        assertThat(world.votes()).isEmpty();
    }

    /** However long it has been degraded by a node that is cordoned. */
    @Test
    void looksInWhichNobodyWouldServeClearlyMoreAreNotCounted() {
        AWorld world =
                AWorld.ofThree().remembers(kept -> kept.degradedLooks = 9).couldServe(OHIO, 1);
        world.reportedBefore(VIRGINIA, SERVES).probe(VIRGINIA, SERVES, 20);

        world.signals = Cluster.requests(100, 0.67);
        assertThat(world.decide().said().memory().degradedLooks()).isZero();
        assertThat(world.refusals())
                .containsExactly(REFUSAL
                        + "degraded so little that nobody would serve clearly more: 67 % of its requests" + " succeed");

        world.signals = Cluster.requests(100, 0.66);
        assertThat(world.decide().said().memory().degradedLooks()).isEqualTo(10);
    }

    @Test
    void anOverloadedHomeIsNotLeftForASmallerHeir() {
        AWorld world = AWorld.ofThree()
                .sees(VIRGINIA, VIRGINIA, Given.shed(8))
                .remembers(kept -> kept.degradedLooks = 20)
                .couldServe(OHIO, 0.1);
        world.signals = Cluster.requests(100, 0.2);

        assertThat(world.picture().own()).isInstanceOf(Degraded.class);
        assertThat(world.votes()).doesNotContainKey(VIRGINIA);
        assertThat(world.couldServe(OHIO, 0.31).votes()).containsKey(VIRGINIA);
    }
}
