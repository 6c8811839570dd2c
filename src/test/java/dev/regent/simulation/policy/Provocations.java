package dev.regent.simulation.policy;

import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.cloud.ControlPlane.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.history.History;
import dev.regent.simulation.history.Misled;
import dev.regent.simulation.network.Node;
import dev.regent.world.Intent.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Histories that tempt: what regents that follow the rules come through, and those with one certain mistake seldom do.
 * They are directed, and yet each seed gives another one.
 */
public final class Provocations {
    /** Makes histories of one kind. */
    public record Provocation(String name, Maker maker) {
        public History history(long seed) {
            return maker.history(seed);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The same seed gives the same history. */
    @FunctionalInterface
    public interface Maker {
        History history(long seed);
    }

    public static final Provocation EDITED_WHILE_WRITTEN =
            new Provocation("a record is edited while weights are written", Provocations::editedWhileWritten);
    public static final Provocation OUT_AND_PAUSED = new Provocation(
            "the acting home's process is paused while checkers miss the home", Provocations::outAndPaused);
    public static final Provocation NOBODY_ELSE =
            new Provocation("the home fails for a while when nobody else can serve", Provocations::nobodyElse);
    public static final Provocation RESTARTED = new Provocation(
            "the old home's regent is restarted while name servers still have it as home", Provocations::restarted);
    public static final Provocation ONE_PEER =
            new Provocation("one peer alone votes against a home that recovers", Provocations::onePeer);
    public static final Provocation DEAD_BEHIND_ITS_VOTE =
            new Provocation("the heir's regent dies behind its own vote, then the home dies", Provocations::deadVote);

    public static final Provocation BLINK =
            new Provocation("the home fails for little more than a second", Provocations::blink);

    public static final Provocation RECOVERS =
            new Provocation("the home fails while its regent is dead, and recovers", Provocations::recovers);
    public static final Provocation MISLED =
            new Provocation("one regent is answered wrong by a home that serves", Provocations::misled);
    public static final Provocation MISLED_IN_TURN =
            new Provocation("two peers are answered wrong, one after the other", Provocations::misledInTurn);
    public static final Provocation PAUSED =
            new Provocation("the home fails while a person has paused the service", Provocations::paused);
    public static final Provocation ORDERED =
            new Provocation("a person moves the service to a closed region", Provocations::ordered);
    public static final Provocation BLIND =
            new Provocation("a peer that is answered wrong cannot read the report of the home", Provocations::blind);

    static final Cloud.Pace SLOW =
            new Cloud.Pace(Cloud.Pace.DOCUMENTED.checkers(), Duration.ofSeconds(60), Duration.ofSeconds(60));

    private Provocations() {}

    public static List<Provocation> all() {
        return List.of(
                EDITED_WHILE_WRITTEN,
                OUT_AND_PAUSED,
                NOBODY_ELSE,
                RESTARTED,
                ONE_PEER,
                DEAD_BEHIND_ITS_VOTE,
                BLINK,
                RECOVERS,
                MISLED,
                MISLED_IN_TURN,
                PAUSED,
                ORDERED,
                BLIND,
                RuleProvocations.ALL_MISLED,
                RuleProvocations.THEN_THE_HEIR,
                RuleProvocations.HOME_AFTER_ALL,
                RuleProvocations.SHUT_IN_TURN,
                RuleProvocations.BOARD_DIES,
                RuleProvocations.HOLLOW_HEIR,
                RuleProvocations.LEFT_AND_ALONE,
                RuleProvocations.BLIND_ACTING);
    }

    private static History editedWhileWritten(long seed) {
        Script made = new Script(seed, 3);
        made.at(10, 60, new Faults.Api(Trouble.LATE));
        made.at(20, 0, new Faults.Asked(made.regent(0), Verb.FAILOVER, Optional.of(made.region(1))));
        for (int second = 21; second < 45; second++) {
            made.at(second, 0, new Faults.Edited(made.region(2), "192.0.2." + (100 + second)));
        }
        return made.history(seed, 40);
    }

    /** Two regions, so that one peer's vote holds nobody out; the home's regent is dead. */
    private static History outAndPaused(long seed) {
        Script made = new Script(seed, 2);
        made.at(5, 220, new Faults.Killed(made.regent(0)));
        made.at(20, 20, Faults.Ways.between(Node.CHECKERS, Node.gateway(made.region(0))));
        made.at(39 + made.dice().below(4), 130, new Faults.Paused(made.regent(1)));
        return made.history(seed, 30);
    }

    private static History nobodyElse(long seed) {
        Script made = new Script(seed, 2);
        made.at(10, 120, new Faults.Gateway(made.region(1), Behaviour.REFUSES));
        made.at(40, 8 + made.dice().below(10), new Faults.Gateway(made.region(0), Behaviour.INFERENCE_FAILS));
        return made.history(seed, 30);
    }

    private static History restarted(long seed) {
        Script made = new Script(seed, 2);
        made.at(20, 25, new Faults.Gateway(made.region(0), Behaviour.INFERENCE_FAILS));
        made.at(165 + made.dice().below(8), 2, new Faults.Killed(made.regent(0)));
        return made.history(seed, 60).withPace(SLOW);
    }

    private static History blink(long seed) {
        Script made = new Script(seed, 3);
        made.at(70, Duration.ofMillis(1200), new Faults.Gateway(made.region(0), Behaviour.INFERENCE_FAILS));
        return made.history(seed, 40);
    }

    private static History onePeer(long seed) {
        Script made = new Script(seed, 2);
        made.at(10, 200, new Faults.Killed(made.regent(0)));
        made.at(20, 20 + made.dice().below(10), new Faults.Gateway(made.region(0), Behaviour.REFUSES));
        return made.history(seed, 10);
    }

    private static History deadVote(long seed) {
        Script made = new Script(seed, 3);
        made.at(10, 30, new Faults.Gateway(made.region(1), Behaviour.REFUSES));
        made.at(25, 200, new Faults.Killed(made.regent(1)));
        made.at(80 + made.dice().below(10), 100, new Faults.Gateway(made.region(0), Behaviour.REFUSES));
        return made.history(seed, 10);
    }

    private static History recovers(long seed) {
        Script made = new Script(seed, 3);
        made.at(10, 200, new Faults.Killed(made.regent(0)));
        made.at(20, 60, new Faults.Gateway(made.region(0), Behaviour.INFERENCE_FAILS));
        return made.history(seed, 10);
    }

    private static History misled(long seed) {
        Script made = new Script(seed, 3);
        made.at(30, 40, new Misled(made.region(made.dice().below(2)), made.region(0)));
        return made.history(seed, 30);
    }

    /** The two peers one after the other: never both at a time. */
    private static History misledInTurn(long seed) {
        Script made = new Script(seed, 3);
        made.at(30, 10, new Misled(made.region(1), made.region(0)));
        made.at(60, 10, new Misled(made.region(2), made.region(0)));
        return made.history(seed, 30);
    }

    private static History paused(long seed) {
        Script made = new Script(seed, 3);
        made.at(20, 0, new Faults.Asked(made.regent(made.dice().below(3)), Verb.PAUSE, Optional.empty()));
        made.at(40, 40, new Faults.Gateway(made.region(0), Behaviour.INFERENCE_FAILS));
        return made.history(seed, 20);
    }

    private static History ordered(long seed) {
        Script made = new Script(seed, 3);
        made.at(20, 0, new Faults.Asked(made.regent(made.dice().below(3)), Verb.FAILOVER, Optional.of(made.region(2))));
        return made.history(seed, 200);
    }

    private static History blind(long seed) {
        Script made = new Script(seed, 3);
        made.at(30, 60, new Misled(made.region(1), made.region(0)));
        made.at(30, 60, Faults.Ways.between(Node.regent(made.region(1)), Node.board(made.region(0))));
        return made.history(seed, 30);
    }
}
