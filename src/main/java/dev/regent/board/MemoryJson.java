package dev.regent.board;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.Source;
import dev.regent.world.Symptom;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** On the wire: what has to outlive a restart. */
@RegisterForReflection
record MemoryJson(
        @JsonSetter(nulls = Nulls.SET) @Nullable String acting,
        int actingLooks,
        int deadLooks,
        int outLooks,
        int degradedLooks,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, SymptomJson> symptoms,
        int healthyLooks,
        int epochLooks,
        int stepLooks,
        Map<String, Integer> left,
        @JsonSetter(nulls = Nulls.SET) @Nullable EpochJson epoch,
        long insync,
        @JsonSetter(nulls = Nulls.SET) @Nullable IncidentJson incident) {
    static MemoryJson of(Memory memory) {
        Map<String, SymptomJson> symptoms = new TreeMap<>();
        memory.symptoms().forEach((source, symptom) -> symptoms.put(source.word(), SymptomJson.of(symptom)));
        Map<String, Integer> left = new TreeMap<>();
        memory.left().forEach((region, looks) -> left.put(region.name(), looks));
        return new MemoryJson(
                memory.acting().map(Region::name).orElse(null),
                memory.actingLooks(),
                memory.deadLooks(),
                memory.outLooks(),
                memory.degradedLooks(),
                symptoms,
                memory.healthyLooks(),
                memory.epochLooks(),
                memory.stepLooks(),
                left,
                memory.epoch().map(EpochJson::of).orElse(null),
                memory.insync(),
                memory.incident().map(IncidentJson::of).orElse(null));
    }

    Memory toMemory() {
        Map<Region, Integer> regionsLeft = new HashMap<>();
        left.forEach((region, looks) -> regionsLeft.put(Bounds.region("left", region), Bounds.count("left", looks)));
        return new Memory(
                Optional.ofNullable(Bounds.regionOrNull("acting", acting)),
                Bounds.count("actingLooks", actingLooks),
                Bounds.count("deadLooks", deadLooks),
                Bounds.count("outLooks", outLooks),
                Bounds.count("degradedLooks", degradedLooks),
                known(symptoms),
                Bounds.count("healthyLooks", healthyLooks),
                Bounds.count("epochLooks", epochLooks),
                Bounds.count("stepLooks", stepLooks),
                regionsLeft,
                Optional.ofNullable(epoch).map(EpochJson::toEpoch),
                Bounds.count("insync", insync),
                Optional.ofNullable(incident).map(IncidentJson::toIncident));
    }

    /** Of words that this version knows. */
    private static Map<Source, Symptom> known(Map<String, SymptomJson> symptoms) {
        Map<Source, Symptom> known = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            SymptomJson symptom = symptoms.get(source.word());
            if (symptom != null) {
                known.put(source, symptom.toSymptom());
            }
        }
        return known;
    }

    /** On the wire: what a source showed last. */
    @RegisterForReflection
    record SymptomJson(double share, String why, int missed) {
        static SymptomJson of(Symptom symptom) {
            return new SymptomJson(symptom.share(), symptom.why(), symptom.missed());
        }

        Symptom toSymptom() {
            return new Symptom(Bounds.between("share", 0, 1, share), Bounds.text(why), Bounds.count("missed", missed));
        }
    }
}
