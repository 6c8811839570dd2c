package dev.regent.decision;

import dev.regent.world.Epoch;
import dev.regent.world.Incident;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.Source;
import dev.regent.world.Symptom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A regent's memory, written down field by field in a test. */
final class Kept {
    Optional<Region> acting = Optional.empty();
    Optional<Epoch> epoch = Optional.empty();
    Optional<Incident> incident = Optional.empty();
    final Map<Region, Integer> left = new HashMap<>();
    int actingLooks;
    int deadLooks;
    int outLooks;
    int degradedLooks;
    final Map<Source, Symptom> symptoms = new EnumMap<>(Source.class);
    int healthyLooks;
    int epochLooks;
    int stepLooks;
    long insync;

    Memory memory() {
        return new Memory(
                acting,
                actingLooks,
                deadLooks,
                outLooks,
                degradedLooks,
                symptoms,
                healthyLooks,
                epochLooks,
                stepLooks,
                left,
                epoch,
                insync,
                incident);
    }
}
