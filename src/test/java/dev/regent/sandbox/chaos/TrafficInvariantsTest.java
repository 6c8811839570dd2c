package dev.regent.sandbox.chaos;

import static dev.regent.sandbox.chaos.Seen.COLD;
import static dev.regent.sandbox.chaos.Seen.EAST;
import static dev.regent.sandbox.chaos.Seen.HEIR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.chaos.Invariant.Ruling;
import dev.regent.sandbox.chaos.Moment.Vote;
import dev.regent.sandbox.chaos.schedule.Act.Verb;
import dev.regent.sandbox.chaos.schedule.Ill;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each invariant about where users are sent, on an observation in which it is broken, and on one in which it holds. */
class TrafficInvariantsTest {
    @Test
    void seesThatLateGoodAnswersAreLate() {
        Seen seen =
                new Seen().fault(Ill.INFERENCE_FAILS, EAST, 100, 150).failing(second -> second >= 100 && second < 140);

        assertThat(breaches(new GoodAnswersWithinTheBudget(), seen))
                .containsExactly("inference-fails in us-east-1: users were served again after 40.02 s, more than 27 s");
        assertThat(breaches(
                        new GoodAnswersWithinTheBudget(),
                        new Seen().fault(Ill.GATEWAY_DIES, EAST, 100, 150).failing(second -> second >= 100)))
                .containsExactly("gateway-dies in us-east-1: users were never served again");
    }

    @Test
    void takesGoodAnswersInTime() {
        Seen seen = new Seen().fault(Ill.GATEWAY_DIES, EAST, 100, 150).failing(second -> second >= 100 && second < 118);

        Ruling ruling = new GoodAnswersWithinTheBudget().judge(seen.observed());

        assertThat(ruling).isEqualTo(new Ruling(1, List.of()));
    }

    @Test
    void holdsOnlyFaultsToTheBudgetThatAreAlone() {
        Seen seen = new Seen()
                .fault(Ill.GATEWAY_DIES, EAST, 100, 150)
                .fault(Ill.GATEWAY_DIES, HEIR, 110, 150)
                .failing(second -> second >= 100 && second < 150);

        assertThat(new GoodAnswersWithinTheBudget().judge(seen.observed()).occasions())
                .isZero();
    }

    @Test
    void holdsNobodyToTheBudgetWithoutAnHeir() {
        Seen seen = new Seen()
                .fault(Ill.GATEWAY_DIES, EAST, 100, 150)
                .between(80, 150, standing -> standing.open.remove(HEIR))
                .failing(second -> second >= 100 && second < 150);

        assertThat(new GoodAnswersWithinTheBudget().judge(seen.observed()).occasions())
                .isZero();
    }

    @Test
    void seesThatTheDeadAreNotLeft() {
        Seen seen = new Seen()
                .fault(Ill.GATEWAY_DIES, EAST, 100, 200)
                .fault(Ill.REGENT_DIES, EAST, 110, 200)
                .between(100, 200, standing -> standing.serving.remove(EAST));

        assertThat(breaches(new LeavesWhatDoesNotServe(), seen))
                .containsExactly("for 99 s DNS answered only what did not serve, and another region was whole");
    }

    @Test
    void excusesStayingWhereNoOtherRegionIsWhole() {
        Consumer<Seen.Standing> dead = standing -> standing.serving.remove(EAST);

        assertHolds(new LeavesWhatDoesNotServe(), new Seen().between(100, 150, dead));
        assertHolds(
                new LeavesWhatDoesNotServe(),
                new Seen().fault(Ill.CUT_OFF, HEIR, 100, 200).between(100, 200, dead));
        assertHolds(
                new LeavesWhatDoesNotServe(),
                new Seen().order(Verb.PAUSE, HEIR, HEIR, 50).between(100, 200, dead));
    }

    @Test
    void seesThatADeadRegentMovesTraffic() {
        Seen seen = new Seen().fault(Ill.REGENT_DIES, EAST, 100, 150).answer(120, HEIR);

        assertThat(breaches(new BlindnessMovesNothing(), seen))
                .containsExactly("regent-dies in us-east-1: DNS answered us-east-2 from then on");
    }

    @Test
    void letsTrafficMoveWhereAGatewayIsDeadToo() {
        Seen seen = new Seen()
                .fault(Ill.REGENT_DIES, EAST, 100, 150)
                .fault(Ill.GATEWAY_DIES, EAST, 110, 150)
                .answer(125, HEIR);

        assertHolds(new BlindnessMovesNothing(), seen);
        assertThat(new BlindnessMovesNothing()
                        .judge(new Seen().fault(Ill.CUT_OFF, HEIR, 100, 150).observed())
                        .occasions())
                .isOne();
    }

    private static Seen returned() {
        return new Seen()
                .fault(Ill.GATEWAY_DIES, EAST, 100, 150)
                .answer(112, HEIR)
                .between(112, 170, standing -> {
                    standing.answers(HEIR);
                    standing.open.remove(EAST);
                    standing.votes.add(new Vote(EAST, EAST));
                })
                .answer(170, EAST);
    }

    @Test
    void seesTrafficThatReturnsByItself() {
        assertThat(breaches(new ReturnsOnlyByOrder(), returned()))
                .containsExactly("us-east-1 was answered again instead of us-east-2 without an order");
    }

    @Test
    void allowsTrafficToReturnByOrderOrBecauseTheOtherFails() {
        assertHolds(new ReturnsOnlyByOrder(), returned().order(Verb.FAILBACK, COLD, EAST, 140));
        assertHolds(new ReturnsOnlyByOrder(), returned().fault(Ill.GATEWAY_DIES, HEIR, 155, 180));
        assertHolds(new ReturnsOnlyByOrder(), returned().fault(Ill.VOTES_UNSEEN, EAST, 155, 180));
        assertHolds(
                new ReturnsOnlyByOrder(),
                new Seen()
                        .fault(Ill.GATEWAY_DIES, EAST, 100, 115)
                        .answer(112, HEIR)
                        .answer(125, EAST));
    }

    @Test
    void seesThatOneFaultMovesTheAnswerThrice() {
        Seen seen = new Seen()
                .fault(Ill.GATEWAY_DIES, EAST, 100, 150)
                .answer(112, HEIR)
                .answer(155, EAST)
                .answer(160, HEIR);

        assertThat(breaches(new TwoMovesForOneFault(), seen))
                .containsExactly("gateway-dies in us-east-1: DNS' answer changed 3 times");
    }

    @Test
    void seesMoreMovesThanManyFaultsTogetherExplain() {
        Seen seen = new Seen().fault(Ill.GATEWAY_DIES, EAST, 100, 150).fault(Ill.GATEWAY_DIES, HEIR, 110, 150);
        for (int second = 100; second < 150; second++) {
            seen.answer(second, EAST);
        }

        assertThat(breaches(new TwoMovesForOneFault(), seen))
                .containsExactly("DNS' answer changed 50 times for 2 faults that came and went");
    }

    @Test
    void allowsAFaultToMoveTheAnswerThereAndBack() {
        assertHolds(
                new TwoMovesForOneFault(),
                new Seen()
                        .fault(Ill.GATEWAY_DIES, EAST, 100, 150)
                        .answer(112, HEIR)
                        .answer(155, EAST));
    }

    private static List<String> breaches(Invariant invariant, Seen seen) {
        return seen.breaches(invariant);
    }

    private static void assertHolds(Invariant invariant, Seen seen) {
        assertThat(seen.breaches(invariant)).isEmpty();
    }
}
