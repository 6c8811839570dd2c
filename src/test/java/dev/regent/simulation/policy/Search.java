package dev.regent.simulation.policy;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.Outcome;
import dev.regent.simulation.Simulation;
import dev.regent.simulation.history.Disasters;
import dev.regent.simulation.history.History;
import dev.regent.simulation.history.Trial;
import dev.regent.simulation.history.Trials;
import dev.regent.simulation.invariant.Invariants;
import dev.regent.simulation.invariant.RecoversInTime;
import dev.regent.simulation.regent.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Histories of one kind, played with a policy one after the other, on all cores, until an invariant is broken.
 *
 * @param name       of the kind, for people
 * @param histories  by seed
 * @param invariants what holds in them, fresh each time
 */
public record Search(String name, LongFunction<History> histories, Supplier<List<Invariant>> invariants) {
    /** Whatever can go wrong, by chance. */
    public static final Search DISASTERS = new Search("Disasters", Disasters::of, Invariants::all);

    /** In regions whose clusters are looked at. */
    static final Search OVERLOADED = new Search(
            "five times as much is asked, and the heir is smaller",
            WrongShares::overloadedHome,
            Invariants::inClusters);

    private static final int REGIONS = 3;

    /** So many at a time, so that few are played in vain once one is found. */
    private static final int AT_A_TIME = 2 * Runtime.getRuntime().availableProcessors();

    /**
     * The first history in which an invariant was broken.
     *
     * @param kind   of history
     * @param seed   1 for the first
     * @param breach which one, and how
     */
    public record Found(String kind, long seed, Outcome.Breach breach, Outcome outcome) {
        public String invariant() {
            return breach.invariant().getClass().getSimpleName();
        }

        @Override
        public String toString() {
            return invariant() + " by " + kind + " " + seed + " (" + breach.why() + ")";
        }
    }

    static Search of(Provocations.Provocation provocation) {
        return new Search(provocation.name(), provocation::history, Invariants::all);
    }

    static Search of(Trial trial) {
        return new Search(trial.name(), seed -> trial.history(seed, REGIONS), () -> Invariants.of(trial, REGIONS));
    }

    /** Of a trial that is more than one fault, so that nobody counts how often the answer moves. */
    static Search recovering(Trial trial) {
        return new Search(
                trial.name(),
                seed -> trial.history(seed, REGIONS),
                () -> Stream.concat(Invariants.all().stream(), Stream.of(new RecoversInTime(trial)))
                        .toList());
    }

    /** Chance first, then trials, then what tempts. */
    static List<Search> all() {
        List<Search> all = new ArrayList<>();
        all.add(DISASTERS);
        Trials.all().forEach(trial -> all.add(of(trial)));
        all.add(recovering(RuleProvocations.ABLE_BUT_CLOSED));
        all.add(recovering(RuleProvocations.CANNOT_TELL));
        Provocations.all().forEach(provocation -> all.add(of(provocation)));
        return all;
    }

    /** The same histories, in which only these invariants are looked at. */
    Search only(List<Class<? extends Invariant>> which) {
        return new Search(
                name,
                histories,
                () -> invariants.get().stream()
                        .filter(invariant -> which.contains(invariant.getClass()))
                        .toList());
    }

    /** Among seeds from 1 up to and including the last one. */
    public Optional<Found> first(Policy policy, long last) {
        return first(policy, last, Set.of());
    }

    /** The same without some histories. */
    public Optional<Found> first(Policy policy, long last, Set<Long> without) {
        for (long begin = 1; begin <= last; begin += AT_A_TIME) {
            Optional<Found> found = LongStream.rangeClosed(begin, Math.min(last, begin + AT_A_TIME - 1))
                    .parallel()
                    .filter(seed -> !without.contains(seed))
                    .mapToObj(seed -> play(policy, seed))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Every history in which the policy breaks something. */
    public Map<Long, Found> every(Policy policy, long last) {
        Map<Long, Found> every = new ConcurrentSkipListMap<>();
        LongStream.rangeClosed(1, last)
                .parallel()
                .forEach(seed -> play(policy, seed).ifPresent(found -> every.put(seed, found)));
        return every;
    }

    /** One history. */
    public Optional<Found> play(Policy policy, long seed) {
        Outcome outcome = new Simulation(histories.apply(seed), policy).play(invariants.get());
        return outcome.breaches().stream().findFirst().map(breach -> new Found(name, seed, breach, outcome));
    }
}
