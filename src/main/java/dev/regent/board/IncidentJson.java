package dev.regent.board;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.regent.world.Incident;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An incident on the wire. */
@RegisterForReflection
record IncidentJson(
        String region,
        String suspected,
        @JsonSetter(nulls = Nulls.SET) @Nullable String condition,
        @JsonSetter(nulls = Nulls.SET) @Nullable String voted,
        @JsonSetter(nulls = Nulls.SET) @Nullable String out,
        @JsonSetter(nulls = Nulls.SET) @Nullable String moved,
        @JsonSetter(nulls = Nulls.SET) @Nullable String closed) {
    static IncidentJson of(Incident incident) {
        return new IncidentJson(
                incident.region().name(),
                incident.suspected().toString(),
                text(incident.condition()),
                text(incident.voted()),
                text(incident.out()),
                text(incident.moved()),
                text(incident.closed()));
    }

    Incident toIncident() {
        return new Incident(
                Bounds.region("incident's region", region),
                Bounds.instant("suspected", suspected),
                time("condition", condition),
                time("voted", voted),
                time("out", out),
                time("moved", moved),
                time("closed", closed));
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    private static Optional<Instant> time(String field, @Nullable String value) {
        return Optional.ofNullable(Bounds.instantOrNull(field, value));
    }
}
