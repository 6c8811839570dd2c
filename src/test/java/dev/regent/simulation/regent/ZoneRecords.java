package dev.regent.simulation.regent;

import dev.regent.sandbox.route53.RecordSet;
import dev.regent.world.Epoch;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.ZoneNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A service's records as they were read: the epoch's and those that share the traffic. */
public record ZoneRecords(Service service, List<RecordSet> records) {
    public ZoneRecords {
        records = List.copyOf(records);
    }

    public Optional<RecordSet> epochRecord() {
        String name = ZoneNames.of(service).epoch();
        return records.stream().filter(set -> set.name().equals(name)).findFirst();
    }

    public Optional<Epoch> epoch() {
        return epochRecord().flatMap(set -> Epoch.parse(set.values().getFirst()));
    }

    public List<RecordSet> answers() {
        return records.stream()
                .filter(set -> set.name().equals(service.mainName()) && set.setIdentifier() != null)
                .toList();
    }

    public Map<Region, Integer> weights() {
        Map<Region, Integer> weights = new TreeMap<>();
        answers().forEach(set -> weights.put(ZoneLooks.regionOf(set), set.weight() == null ? 0 : set.weight()));
        return weights;
    }
}
