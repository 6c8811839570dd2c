package dev.regent.simulation.invariant;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.history.Trial;
import dev.regent.simulation.history.Trials;
import java.util.ArrayList;
import java.util.List;

/** Every invariant, fresh for one history. */
public final class Invariants {
    private Invariants() {}

    /** What holds in every history. */
    public static List<Invariant> all() {
        return List.of(
                new KeepsOneOpen(),
                new OneHomePerEpoch(),
                new NoLostUpdate(),
                new OneChangeAtATime(),
                new VotesOnlyAgainstSelfOrHome(),
                new SilenceConvictsNobody(),
                new MinorityMovesNothing(),
                new SomebodyServes(),
                new ServingHomeStays(),
                new BlinksMoveNothing(),
                new ReturnsByFailbackOnly(),
                new OldVotesAreGone(),
                new OrdersEnd(),
                new PauseHolds(),
                new ComesToRest(),
                new TimelinesHaveNoGap(),
                new DecisionsRepeat());
    }

    /** And what holds where clusters are looked at. */
    public static List<Invariant> inClusters() {
        List<Invariant> all = new ArrayList<>(all());
        all.add(new LeftForMoreOnly());
        return all;
    }

    /** And what holds where one fault lasts, in so many regions. */
    public static List<Invariant> of(Trial trial, int regions) {
        List<Invariant> all = new ArrayList<>(all());
        if (trial.isPromisedIn(regions)) {
            all.add(new RecoversInTime(trial));
        }
        all.add(new NoMoreThanTwoMoves(trial.name().equals(Trials.BOTH) ? 2 : 1));
        return all;
    }
}
