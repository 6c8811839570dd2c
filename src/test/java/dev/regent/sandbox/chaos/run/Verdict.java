package dev.regent.sandbox.chaos.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regent.sandbox.chaos.Invariant;
import dev.regent.sandbox.chaos.Invariant.Breach;
import dev.regent.sandbox.chaos.Invariant.Ruling;
import dev.regent.sandbox.chaos.Invariants;
import dev.regent.sandbox.chaos.Observation;
import dev.regent.sandbox.chaos.schedule.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What every invariant says of a run. */
public record Verdict(Schedule schedule, Map<Invariant, Ruling> rulings) {
    public static Verdict of(Schedule schedule, Observation seen) {
        Map<Invariant, Ruling> rulings = new LinkedHashMap<>();
        Invariants.all().forEach(invariant -> rulings.put(invariant, invariant.judge(seen)));
        return new Verdict(schedule, rulings);
    }

    /** What was broken, with the seed; "" where nothing was. */
    public String broken() {
        String breaches = rulings.entrySet().stream()
                .filter(entry -> !entry.getValue().holds())
                .map(entry -> "\n  broken: " + entry.getKey().sentence()
                        + entry.getValue().breaches().stream()
                                .map(breach -> "\n    " + breach.at() + " " + breach.what())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
        return breaches.isEmpty() ? "" : "seed " + schedule.seed() + breaches;
    }

    /** A line for each invariant, with how often it was put to the test. */
    public List<String> lines() {
        return rulings.entrySet().stream()
                .map(entry -> String.format(
                        "%-28s %5d times put to the test, %d times broken",
                        entry.getKey().name(),
                        entry.getValue().occasions(),
                        entry.getValue().breaches().size()))
                .toList();
    }

    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("seed", schedule.seed());
        node.put("seconds", schedule.length().toSeconds());
        ArrayNode lines = node.putArray("schedule");
        schedule.lines().forEach(lines::add);
        ArrayNode invariants = node.putArray("invariants");
        rulings.forEach((invariant, ruling) -> invariants.add(json(invariant, ruling)));
        return node;
    }

    private static ObjectNode json(Invariant invariant, Ruling ruling) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", invariant.name());
        node.put("sentence", invariant.sentence());
        node.put("occasions", ruling.occasions());
        ArrayNode breaches = node.putArray("breaches");
        for (Breach breach : ruling.breaches()) {
            breaches.addObject().put("at", breach.at().toString()).put("what", breach.what());
        }
        return node;
    }
}
