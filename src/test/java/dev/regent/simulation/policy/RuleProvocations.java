package dev.regent.simulation.policy;

import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.history.Happening;
import dev.regent.simulation.history.History;
import dev.regent.simulation.history.Misled;
import dev.regent.simulation.history.Trial;
import dev.regent.simulation.network.Node;
import dev.regent.simulation.policy.Provocations.Provocation;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Histories that a single rule is there for. */
final class RuleProvocations {
    static final Provocation ALL_MISLED =
            new Provocation("every peer is answered wrong by a home that says it serves", RuleProvocations::allMisled);

    static final Provocation THEN_THE_HEIR =
            new Provocation("the heir dies once it has taken over, and the home serves again", RuleProvocations::heir);

    static final Provocation HOME_AFTER_ALL = new Provocation(
            "a region that is held out by its dead regent's vote becomes home, and its regent starts",
            RuleProvocations::homeAfterAll);

    static final Provocation SHUT_IN_TURN = new Provocation(
            "the home dies, and behind dead regents' votes two regions serve that only weights can open",
            RuleProvocations::shut);

    static final Provocation BOARD_DIES =
            new Provocation("the board dies whose vote put out a home that has recovered", RuleProvocations::boardDies);

    static final Provocation HOLLOW_HEIR = new Provocation(
            "the heir passes its check and serves nobody, its regent is dead, and the home dies",
            RuleProvocations::hollowHeir);

    static final Provocation BLIND_ACTING = new Provocation(
            "the acting home loses sight of the name servers, and the home is open again",
            RuleProvocations::blindActing);

    static final Provocation LEFT_AND_ALONE = new Provocation(
            "the new home dies while name servers learn of it, and only the old one serves",
            RuleProvocations::leftAndAlone);

    /** Checkers miss the heir, which finds itself able; the next one cannot ask name servers; and the home dies. */
    static final Trial CANNOT_TELL = new Trial("cannot-tell", Duration.ofSeconds(56), cast -> {
        List<Happening> happenings = new ArrayList<>();
        Duration faulty = Trial.AT.plus(Trial.LASTS);
        happenings.add(
                new Happening(Duration.ZERO, faulty, Faults.Ways.between(Node.CHECKERS, Node.gateway(cast.heir()))));
        cast.others()
                .forEach(other -> happenings.add(new Happening(
                        Duration.ZERO, faulty, Faults.Ways.between(Node.regent(other), Node.NAME_SERVERS))));
        happenings.add(new Happening(Trial.AT, Trial.LASTS, new Faults.Gateway(cast.home(), Behaviour.REFUSES)));
        return happenings;
    });

    /** The home dies when every other region is held out by the vote of its dead regent, although it could serve. */
    static final Trial ABLE_BUT_CLOSED = new Trial("able-but-closed", Duration.ofSeconds(56), cast -> {
        List<Happening> happenings = new ArrayList<>();
        happenings.addAll(closed(cast.heir()));
        cast.others().forEach(other -> happenings.addAll(closed(other)));
        happenings.add(new Happening(Trial.AT, Trial.LASTS, new Faults.Gateway(cast.home(), Behaviour.REFUSES)));
        return happenings;
    });

    private RuleProvocations() {}

    /** It takes itself out, then its regent dies, and the region serves again. */
    private static List<Happening> closed(Region region) {
        return List.of(
                new Happening(
                        Duration.ZERO, Duration.ofSeconds(8), new Faults.Gateway(region, Behaviour.INFERENCE_FAILS)),
                new Happening(Duration.ofSeconds(8), Duration.ofSeconds(90), new Faults.Killed(region + "-a")));
    }

    private static History allMisled(long seed) {
        Script made = new Script(seed, 3);
        made.at(40, 30, new Misled(made.region(1), made.region(0)));
        made.at(40, 30, new Misled(made.region(2), made.region(0)));
        return made.history(seed, 30);
    }

    private static History heir(long seed) {
        Script made = new Script(seed, 2);
        made.at(20, 30, new Faults.Gateway(made.region(0), Behaviour.INFERENCE_FAILS));
        made.at(70, 100, new Faults.Gateway(made.region(1), Behaviour.REFUSES));
        return made.history(seed, 10);
    }

    private static History homeAfterAll(long seed) {
        Script made = new Script(seed, 2);
        made.at(0, 8, new Faults.Gateway(made.region(1), Behaviour.INFERENCE_FAILS));
        made.at(8, 100, new Faults.Killed(made.regent(1)));
        made.at(30, 150, new Faults.Gateway(made.region(0), Behaviour.REFUSES));
        return made.history(seed, 10);
    }

    private static History shut(long seed) {
        Script made = new Script(seed, 3);
        for (int other = 1; other <= 2; other++) {
            made.at(10, 8, new Faults.Gateway(made.region(other), Behaviour.INFERENCE_FAILS));
            made.at(17, 200, new Faults.Killed(made.regent(other)));
        }
        made.at(66, 150, new Faults.Gateway(made.region(0), Behaviour.REFUSES));
        return made.history(seed, 10);
    }

    /** One peer does not see the fault, so that the home's own vote is all that puts it out. */
    private static History boardDies(long seed) {
        Script made = new Script(seed, 3);
        made.at(10, 150, Faults.Ways.between(Node.regent(made.region(2)), Node.gateway(made.region(0))));
        made.at(20, 20, new Faults.Gateway(made.region(0), Behaviour.INFERENCE_FAILS));
        made.at(75 + made.dice().below(10), 50, new Faults.BoardGone(made.region(0)));
        return made.history(seed, 10);
    }

    private static History hollowHeir(long seed) {
        Script made = new Script(seed, 3);
        made.at(5, 200, new Faults.Killed(made.regent(1)));
        made.at(20, 200, new Faults.Gateway(made.region(1), Behaviour.INFERENCE_FAILS));
        made.at(60 + made.dice().below(10), 100, new Faults.Gateway(made.region(0), Behaviour.REFUSES));
        return made.history(seed, 10);
    }

    /** Two regions, so that one peer's vote holds nobody out; the home's regent is dead. */
    private static History blindActing(long seed) {
        Script made = new Script(seed, 2);
        made.at(5, 300, new Faults.Killed(made.regent(0)));
        made.at(20, 35, Faults.Ways.between(Node.CHECKERS, Node.gateway(made.region(0))));
        made.at(47, 200, Faults.Ways.between(Node.regent(made.region(1)), Node.NAME_SERVERS));
        return made.history(seed, 10);
    }

    private static History leftAndAlone(long seed) {
        Script made = new Script(seed, 3);
        made.at(5, 300, new Faults.Gateway(made.region(2), Behaviour.REFUSES));
        made.at(20, 25, new Faults.Gateway(made.region(0), Behaviour.INFERENCE_FAILS));
        made.at(165 + made.dice().below(8), 120, new Faults.Gateway(made.region(1), Behaviour.REFUSES));
        return made.history(seed, 30).withPace(Provocations.SLOW);
    }
}
