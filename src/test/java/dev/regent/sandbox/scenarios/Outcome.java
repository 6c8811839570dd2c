package dev.regent.sandbox.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regent.sandbox.clients.Tally;
import dev.regent.sandbox.timeline.Event;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How one run went.
 *
 * @param why      what is missing; "" where the expectation was met
 * @param home     the region that was home at first
 * @param fault    what everything is counted from
 * @param recovery from the fault to the first of 20 good answers in a row
 * @param requests per kind of client, since the fault
 * @param budget   the worst case as a regent computed it; a missing node where none could be asked
 * @param attached what else there is to say, by the field of the result file
 */
public record Outcome(
        Scenario scenario,
        String why,
        Region home,
        Instant fault,
        Optional<Duration> recovery,
        List<Event> timeline,
        Map<String, Tally> requests,
        JsonNode budget,
        Map<String, JsonNode> attached) {
    public boolean met() {
        return why.isEmpty();
    }

    /** Seconds from the fault to the first event of a kind about the home. */
    public Optional<Double> seconds(Event.Kind kind) {
        return seconds(event -> event.kind() == kind && event.region().equals(home.name()));
    }

    /** Seconds from the fault to the first such event. */
    public Optional<Double> seconds(Predicate<Event> which) {
        return timeline.stream()
                .filter(event -> !event.at().isBefore(fault))
                .filter(which)
                .findFirst()
                .map(event -> since(event.at()));
    }

    public Optional<Double> recoverySeconds() {
        return recovery.map(took -> took.toMillis() / 1000.0);
    }

    double since(Instant at) {
        return Duration.between(fault, at).toMillis() / 1000.0;
    }
}
