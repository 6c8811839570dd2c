package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.Zone;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Notices when what a name and type may be answered with changes. Not thread-safe but for {@code listen}. */
final class AnswerWatch {
    private final List<AnswerListener> listeners = new CopyOnWriteArrayList<>();
    private Map<Question, List<Choice>> last = Map.of();

    private record Question(String name, String type) {}

    void listen(AnswerListener listener) {
        listeners.add(listener);
    }

    void compare(List<Zone> zones, Predicate<String> healthy, Instant at) {
        Map<Question, List<Choice>> now = choices(zones, healthy);
        Map<Question, List<Choice>> all = new HashMap<>(last);
        last.keySet().forEach(question -> all.put(question, List.of()));
        all.putAll(now);
        Map<Question, List<Choice>> before = last;
        last = now;
        all.forEach((question, choices) -> {
            if (!choices.equals(before.get(question))) {
                listeners.forEach(listener -> listener.changed(question.name(), question.type(), choices, at));
            }
        });
    }

    private static Map<Question, List<Choice>> choices(List<Zone> zones, Predicate<String> healthy) {
        Map<Question, List<Choice>> choices = new LinkedHashMap<>();
        for (Zone zone : zones) {
            for (RecordSet record : zone.records()) {
                choices.computeIfAbsent(
                        new Question(record.name(), record.type()),
                        question -> AnswerRules.choices(zones, question.name(), question.type(), healthy));
            }
        }
        return choices;
    }
}
