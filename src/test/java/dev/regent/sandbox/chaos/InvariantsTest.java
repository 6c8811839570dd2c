package dev.regent.sandbox.chaos;

import static dev.regent.sandbox.chaos.Seen.COLD;
import static dev.regent.sandbox.chaos.Seen.EAST;
import static dev.regent.sandbox.chaos.Seen.HEIR;
import static dev.regent.sandbox.chaos.Seen.LENGTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.chaos.Invariant.Ruling;
import dev.regent.sandbox.chaos.Moment.Vote;
import dev.regent.sandbox.chaos.schedule.Act.Verb;
import dev.regent.sandbox.chaos.schedule.Ill;
import dev.regent.sandbox.timeline.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each invariant about what regents do, on an observation in which it is broken, and on one in which it holds. */
class InvariantsTest {
    @Test
    void allHoldWhereNothingHappens() {
        Observation seen = new Seen().observed();

        assertThat(Invariants.all())
                .allSatisfy(invariant -> assertThat(invariant.judge(seen).breaches())
                        .as(invariant.sentence())
                        .isEmpty());
    }

    @Test
    void everyOneHasASentence() {
        assertThat(Invariants.all())
                .extracting(Invariant::sentence)
                .doesNotHaveDuplicates()
                .allMatch(sentence -> sentence.endsWith("."));
    }

    private static void allOut(Seen.Standing standing) {
        standing.open.clear();
        standing.votes.add(new Vote(EAST, EAST));
        standing.votes.add(new Vote(HEIR, HEIR));
    }

    @Test
    void seesThatVotesKeepEveryRegionOut() {
        assertThat(breaches(new NeverAllOut(), new Seen().between(100, 120, InvariantsTest::allOut)))
                .containsExactly("every region was out for 19 s, although one of them served");
    }

    @Test
    void letsAllBeOutForAMomentOrWhileNoneServes() {
        assertHolds(new NeverAllOut(), new Seen().between(100, 110, InvariantsTest::allOut));
        assertHolds(
                new NeverAllOut(),
                new Seen()
                        .between(100, 200, InvariantsTest::allOut)
                        .between(100, 200, standing -> standing.serving.clear()));
    }

    @Test
    void excusesVotesOfTheDeadThatNobodyCanTakeBack() {
        Seen seen = new Seen()
                .fault(Ill.REGENT_DIES, HEIR, 90, 200)
                .fault(Ill.REGENT_DIES, EAST, 90, 200)
                .between(100, 200, InvariantsTest::allOut)
                .between(90, 200, standing -> {
                    standing.silent.add(EAST);
                    standing.silent.add(HEIR);
                });

        assertHolds(new NeverAllOut(), seen);
    }

    @Test
    void seesAVoteAgainstAPeerThatIsNotHome() {
        assertThat(breaches(new VotesOnlyAgainstHome(), new Seen().votes(100, COLD, HEIR)))
                .containsExactly("us-west-2 voted against us-east-2, which is not home; us-east-1 is: because");
    }

    @Test
    void allowsVotesAgainstTheHomeTheLastHomeAndOneself() {
        Seen seen = new Seen()
                .votes(90, HEIR, EAST)
                .votes(90, COLD, COLD)
                .settles(100, 1, EAST, HEIR)
                .votes(110, COLD, EAST)
                .votes(110, COLD, HEIR);

        assertHolds(new VotesOnlyAgainstHome(), seen);
        assertThat(breaches(new VotesOnlyAgainstHome(), seen.votes(300, COLD, EAST)))
                .hasSize(1);
    }

    @Test
    void seesAVoteAgainstTheHomeOfAPausedService() {
        Seen seen = new Seen().order(Verb.PAUSE, HEIR, HEIR, 100).votes(120, COLD, EAST);

        assertThat(breaches(new PauseHolds(), seen))
                .containsExactly("us-west-2 voted against the home us-east-1 while the service was paused: because");
    }

    @Test
    void allowsVotesOfTheDeafAndAfterResuming() {
        Seen paused = new Seen().order(Verb.PAUSE, HEIR, HEIR, 100).votes(120, COLD, COLD);

        assertHolds(new PauseHolds(), paused);
        assertHolds(
                new PauseHolds(),
                new Seen()
                        .order(Verb.PAUSE, HEIR, HEIR, 100)
                        .order(Verb.RESUME, EAST, EAST, 110)
                        .votes(120, COLD, EAST));
        assertHolds(
                new PauseHolds(),
                new Seen()
                        .order(Verb.PAUSE, HEIR, HEIR, 100)
                        .fault(Ill.BOARDS_UNREADABLE, COLD, 90, 200)
                        .votes(120, COLD, EAST));
    }

    @Test
    void seesAKilledRegentThatDoesNotResume() {
        Seen seen = new Seen()
                .fault(Ill.REGENT_DIES, HEIR, 100, 130)
                .between(100, 300, standing -> standing.silent.add(HEIR));

        assertThat(breaches(new KilledRegentsResume(), seen))
                .containsExactly(
                        "the regent of us-east-2 wrote no new report after number 99 within 60 s of its" + " restart");
    }

    @Test
    void seesAKilledRegentThatResumes() {
        Seen seen = new Seen()
                .fault(Ill.ALL_REGENTS_DIE, HEIR, 100, 130)
                .between(100, 150, standing -> standing.silent.addAll(Seen.ORDER));

        assertThat(new KilledRegentsResume().judge(seen.observed())).isEqualTo(new Ruling(3, List.of()));
    }

    @Test
    void seesWhatIsNotAtRestAndWhatDoesNotStayThere() {
        assertThat(breaches(new ComesToRest(), new Seen().missing("us-east-2 votes against us-east-1")))
                .containsExactly("not at rest 60 s after the last fault was healed: us-east-2 votes against us-east-1");
        assertThat(breaches(new ComesToRest(), new Seen().votes(LENGTH - 5, EAST, EAST)))
                .containsExactly("after it had come to rest: vote us-east-1");
        assertHolds(new ComesToRest(), new Seen().votes(200, EAST, EAST).event(200, Event.Kind.OUT, EAST, "Route 53"));
    }

    private static List<String> breaches(Invariant invariant, Seen seen) {
        return seen.breaches(invariant);
    }

    private static void assertHolds(Invariant invariant, Seen seen) {
        assertThat(seen.breaches(invariant)).isEmpty();
    }
}
