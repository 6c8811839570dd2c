package dev.regent.simulation.policy;

import dev.regent.simulation.Invariant;
import java.util.List;
import java.util.Map;

/**
 * What a mistake is caught by.
 *
 * @param by         the histories in which it shows
 * @param invariants the ones that it may break first
 */
record Caught(Search by, List<Class<? extends Invariant>> invariants) {
    private static final Map<Mistake, Caught> ALL = Map.ofEntries();

    static Caught of(Mistake mistake) {
        return java.util.Objects.requireNonNull(ALL.get(mistake));
    }
}
