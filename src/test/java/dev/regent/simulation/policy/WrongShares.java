package dev.regent.simulation.policy;

import dev.regent.simulation.cloud.Monitoring;
import dev.regent.simulation.history.ClusterFaults;
import dev.regent.simulation.history.History;
import dev.regent.world.HeldVote;
import dev.regent.world.Load;
import dev.regent.world.PeerBoard;
import dev.regent.world.ProbeResult.Serves;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import java.util.Map;
import java.util.OptionalDouble;

/** Votes of a home that does not know what a part of the demand is worth. */
final class WrongShares {
    static final Mistake ANY_HEIR_IS_LARGER = Mistake.seeing(
            "any heir is larger",
            "a degraded home takes it for granted that its heir could serve everything",
            world -> Seeing.peers(world, (region, board) -> large(board)));

    static final Mistake OVERLOAD_IS_FAILURE = Mistake.voting(
            "overload is failure",
            "a home whose probe was refused four times in a row votes against itself, whatever it serves",
            WrongShares::overloaded);

    private WrongShares() {}

    /** All the while, at a home that serves a quarter of it and an heir that would serve a tenth. */
    static History overloadedHome(long seed) {
        Script made = new Script(seed, 3);
        made.at(60, 120, new ClusterFaults.Rush());
        return made.history(seed, 30).withMonitoring(new Monitoring(made.dice().coin(), 5, false));
    }

    private static PeerBoard large(PeerBoard board) {
        return new PeerBoard(
                board.report().map(report -> Seeing.said(report, (name, said) -> large(said))),
                board.standstill(),
                board.looks(),
                board.moved());
    }

    private static ServiceReport large(ServiceReport said) {
        Load load = new Load(said.load().demand(), OptionalDouble.of(Double.MAX_VALUE));
        return new ServiceReport(
                said.condition(), said.able(), said.ableWhy(), load, said.sees(), said.votes(), said.memory());
    }

    private static void overloaded(Saying.Case one, Map<Region, HeldVote> votes) {
        Region self = one.self();
        var sighting = one.view().sighting(self);
        boolean isRefused = !(sighting.latest() instanceof Serves) && sighting.saturated() >= one.patience();
        if (one.selfIsHome() && one.mayVoteAgainstHome() && isRefused) {
            votes.put(self, one.vote(self, "it is overloaded"));
        }
    }
}
