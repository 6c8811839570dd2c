package dev.regent.simulation.invariant;

import dev.regent.simulation.Invariant;
import java.util.List;

/** Every invariant, fresh for one history. */
public final class Invariants {
    private Invariants() {}

    public static List<Invariant> all() {
        return List.of();
    }
}
