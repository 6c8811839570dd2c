package dev.regent.simulation.policy;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.invariant.BlinksMoveNothing;
import dev.regent.simulation.invariant.KeepsOneOpen;
import dev.regent.simulation.invariant.LeftForMoreOnly;
import dev.regent.simulation.invariant.NoLostUpdate;
import dev.regent.simulation.invariant.OldVotesAreGone;
import dev.regent.simulation.invariant.OneChangeAtATime;
import dev.regent.simulation.invariant.OneHomePerEpoch;
import dev.regent.simulation.invariant.ReturnsByFailbackOnly;
import dev.regent.simulation.invariant.ServingHomeStays;
import dev.regent.simulation.invariant.SilenceConvictsNobody;
import dev.regent.simulation.invariant.VotesOnlyAgainstSelfOrHome;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a mistake is caught by.
 *
 * @param by         the histories in which it shows
 * @param invariants the ones that it may break first
 */
record Caught(Search by, List<Class<? extends Invariant>> invariants) {
    private static final Map<Mistake, Caught> ALL = Map.ofEntries(
            byChance(HastyVotes.ON_SILENCE, SilenceConvictsNobody.class),
            by(Provocations.NOBODY_ELSE, HastyVotes.WITHOUT_AN_HEIR, KeepsOneOpen.class),
            by(Provocations.BLINK, HastyVotes.WITHOUT_PATIENCE, BlinksMoveNothing.class),
            by(Provocations.BLIND, HastyVotes.OF_WHAT_COULD_NOT_BE_LOOKED_AT, SilenceConvictsNobody.class),
            by(Provocations.OUT_AND_PAUSED, WallClock.PATIENCE, ReturnsByFailbackOnly.class),
            by(Provocations.OUT_AND_PAUSED, Inattentive.OLD_IS_NEWS, SilenceConvictsNobody.class),
            byChance(HastyVotes.AGAINST_STANDBYS, VotesOnlyAgainstSelfOrHome.class),
            by(Provocations.RECOVERS, ForgetfulVotes.WITHDRAWN_AT_RECOVERY, ServingHomeStays.class),
            by(Provocations.ONE_PEER, ForgetfulVotes.STAY_FOR_EVER, OldVotesAreGone.class),
            by(Provocations.RESTARTED, ForgetfulVotes.FORGOTTEN_AT_RESTART, ServingHomeStays.class),
            byChance(WrongStandbys.NEVER_OPEN, KeepsOneOpen.class),
            by(Provocations.DEAD_BEHIND_ITS_VOTE, WrongStandbys.CLOSE_FIRST, KeepsOneOpen.class),
            byChance(WrongWeights.WITHOUT_EPOCH, OneHomePerEpoch.class),
            byChance(WrongWeights.SAME_EPOCH, OneHomePerEpoch.class),
            by(Provocations.EDITED_WHILE_WRITTEN, WrongWeights.UPSERT, NoLostUpdate.class),
            byChance(WrongWeights.BACK_AT_ONCE, ReturnsByFailbackOnly.class),
            by(RuleProvocations.SHUT_IN_TURN, SettleRules.OF_THE_EPOCH_BEFORE, OneChangeAtATime.class),
            overloaded(WrongShares.ANY_HEIR_IS_LARGER),
            overloaded(WrongShares.OVERLOAD_IS_FAILURE));

    private static Map.Entry<Mistake, Caught> overloaded(Mistake mistake) {
        return Map.entry(mistake, new Caught(Search.OVERLOADED, List.of(LeftForMoreOnly.class)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static Map.Entry<Mistake, Caught> byChance(Mistake mistake, Class<? extends Invariant>... invariants) {
        return Map.entry(mistake, new Caught(Search.DISASTERS, List.of(invariants)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static Map.Entry<Mistake, Caught> by(
            Provocations.Provocation provocation, Mistake mistake, Class<? extends Invariant>... invariants) {
        return Map.entry(mistake, new Caught(Search.of(provocation), List.of(invariants)));
    }

    static Caught of(Mistake mistake) {
        return Objects.requireNonNull(ALL.get(mistake), () -> mistake + " is caught by nothing");
    }
}
