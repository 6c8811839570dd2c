package dev.regent.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regent.world.Incident;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One failover.
 *
 * @param region         the home that was in trouble
 * @param closed         left out while it lasts
 * @param secondsSinceSuspected of each phase that has been reached: condition, voted, out, moved, closed
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentPage(
        String service,
        String region,
        String suspected,
        @Nullable String closed,
        Map<String, Double> secondsSinceSuspected) {
    static IncidentPage of(IncidentHistory.Entry entry) {
        Incident incident = entry.incident();
        Map<String, Double> seconds = new LinkedHashMap<>();
        phase(seconds, "condition", incident, incident.condition());
        phase(seconds, "voted", incident, incident.voted());
        phase(seconds, "out", incident, incident.out());
        phase(seconds, "moved", incident, incident.moved());
        phase(seconds, "closed", incident, incident.closed());
        return new IncidentPage(
                entry.service(),
                incident.region().name(),
                incident.suspected().toString(),
                incident.closed().map(Instant::toString).orElse(null),
                seconds);
    }

    private static void phase(Map<String, Double> seconds, String name, Incident incident, Optional<Instant> at) {
        at.ifPresent(it ->
                seconds.put(name, Duration.between(incident.suspected(), it).toMillis() / 1000.0));
    }
}
