package dev.regent.board;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.Source;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** On the wire: what has to outlive a restart. */
@RegisterForReflection
record MemoryJson(
        @JsonSetter(nulls = Nulls.SET) @Nullable String acting,
        int actingLooks,
        int deadLooks,
        int outLooks,
        int degradedLooks,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> degradedBy,
        int healthyLooks,
        int epochLooks,
        int stepLooks,
        Map<String, Integer> left,
        @JsonSetter(nulls = Nulls.SET) @Nullable EpochJson epoch,
        long insync,
        @JsonSetter(nulls = Nulls.SET) @Nullable IncidentJson incident) {
    static MemoryJson of(Memory memory) {
        Map<String, Integer> left = new TreeMap<>();
        memory.left().forEach((region, looks) -> left.put(region.name(), looks));
        return new MemoryJson(
                memory.acting().map(Region::name).orElse(null),
                memory.actingLooks(),
                memory.deadLooks(),
                memory.outLooks(),
                memory.degradedLooks(),
                memory.degradedBy().stream().map(Source::word).sorted().toList(),
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
                sources(),
                Bounds.count("healthyLooks", healthyLooks),
                Bounds.count("epochLooks", epochLooks),
                Bounds.count("stepLooks", stepLooks),
                regionsLeft,
                Optional.ofNullable(epoch).map(EpochJson::toEpoch),
                Bounds.count("insync", insync),
                Optional.ofNullable(incident).map(IncidentJson::toIncident));
    }

    /** Of words that this version knows. */
    private Set<Source> sources() {
        return Stream.of(Source.values())
                .filter(source -> degradedBy.contains(source.word()))
                .collect(Collectors.toSet());
    }
}
