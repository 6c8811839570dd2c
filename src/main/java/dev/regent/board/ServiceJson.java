package dev.regent.board;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.regent.world.HeldVote;
import dev.regent.world.Load;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** On the wire: what one regent says of one service. Maps are keyed by region. */
@RegisterForReflection
record ServiceJson(
        ConditionJson condition,
        boolean able,
        String ableWhy,
        @JsonSetter(nulls = Nulls.SET) @Nullable Double demand,
        @JsonSetter(nulls = Nulls.SET) @Nullable Double capacity,
        Map<String, SightingJson> sees,
        Map<String, VoteJson> votes,
        MemoryJson memory) {
    private static final double MOST_PER_SECOND = 1e9;

    /** A vote that the writer intends to hold. */
    @RegisterForReflection
    record VoteJson(String why, int looks) {}

    static ServiceJson of(ServiceReport report) {
        Map<String, SightingJson> sees = new TreeMap<>();
        report.sees().forEach((region, sighting) -> sees.put(region.name(), SightingJson.of(sighting)));
        Map<String, VoteJson> votes = new TreeMap<>();
        report.votes().forEach((region, vote) -> votes.put(region.name(), new VoteJson(vote.why(), vote.looks())));
        return new ServiceJson(
                ConditionJson.of(report.condition()),
                report.able(),
                report.ableWhy(),
                orNull(report.load().demand()),
                orNull(report.load().capacity()),
                sees,
                votes,
                MemoryJson.of(report.memory()));
    }

    ServiceReport toReport() {
        Map<Region, Sighting> seen = new HashMap<>();
        sees.forEach((region, sighting) -> seen.put(Bounds.region("sees", region), sighting.toSighting()));
        Map<Region, HeldVote> held = new HashMap<>();
        votes.forEach((region, vote) -> held.put(
                Bounds.region("votes", region),
                new HeldVote(Bounds.text(vote.why()), Bounds.count("vote's looks", vote.looks()))));
        return new ServiceReport(
                condition.toCondition(),
                able,
                Bounds.text(ableWhy),
                new Load(perSecond("demand", demand), perSecond("capacity", capacity)),
                seen,
                held,
                memory.toMemory());
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static OptionalDouble perSecond(String field, @Nullable Double value) {
        return value == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Bounds.between(field, 0, MOST_PER_SECOND, value));
    }
}
