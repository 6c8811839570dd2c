package dev.regent.sandbox.chaos;

import java.util.List;

/** All that are checked after every run. */
public final class Invariants {
    private Invariants() {}

    public static List<Invariant> all() {
        return List.of(
                new NeverAllOut(),
                new OneHomeInAnEpoch(),
                new NoUpdateOfWeightsLost(),
                new GoodAnswersWithinTheBudget(),
                new LeavesWhatDoesNotServe(),
                new BlindnessMovesNothing(),
                new VotesOnlyAgainstHome(),
                new ReturnsOnlyByOrder(),
                new TwoMovesForOneFault(),
                new PauseHolds(),
                new KilledRegentsResume(),
                new ComesToRest());
    }
}
