package dev.regent.simulation.policy;

import java.util.List;

/** Mistakes that a failover can be built with, each of which some invariant must catch. */
public final class Mistakes {
    private Mistakes() {}

    public static List<Mistake> all() {
        return List.of(
                HastyVotes.ON_SILENCE,
                HastyVotes.WITHOUT_AN_HEIR,
                HastyVotes.WITHOUT_PATIENCE,
                HastyVotes.OF_WHAT_COULD_NOT_BE_LOOKED_AT,
                WallClock.PATIENCE,
                Inattentive.OLD_IS_NEWS,
                HastyVotes.AGAINST_STANDBYS,
                ForgetfulVotes.WITHDRAWN_AT_RECOVERY,
                ForgetfulVotes.STAY_FOR_EVER,
                ForgetfulVotes.FORGOTTEN_AT_RESTART,
                WrongStandbys.NEVER_OPEN,
                WrongStandbys.CLOSE_FIRST,
                WrongWeights.WITHOUT_EPOCH,
                WrongWeights.SAME_EPOCH,
                WrongWeights.UPSERT,
                WrongWeights.BACK_AT_ONCE,
                SettleRules.OF_THE_EPOCH_BEFORE,
                WrongShares.ANY_HEIR_IS_LARGER,
                WrongShares.OVERLOAD_IS_FAILURE);
    }
}
