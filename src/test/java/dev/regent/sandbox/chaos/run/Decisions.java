package dev.regent.sandbox.chaos.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regent.sandbox.timeline.Event;
import dev.regent.sandbox.timeline.Timeline;
import dev.regent.world.Region;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Tells the sentences of regents' reports, each when it changes; numbers that only count on are no change. */
final class Decisions {
    private final Timeline timeline;
    private final Map<String, String> told = new HashMap<>();

    Decisions(Timeline timeline) {
        this.timeline = timeline;
    }

    /** What a region's report says of the service now. */
    void said(Region region, JsonNode said) {
        Map<String, String> sentences = new TreeMap<>();
        sentences.put(
                "condition",
                said.at("/condition/is").asText() + ": "
                        + said.at("/condition/why").asText());
        sentences.put(
                "able",
                said.path("able").asBoolean() + ": " + said.path("ableWhy").asText());
        Map<String, String> against = new TreeMap<>();
        said.path("votes")
                .properties()
                .forEach(vote ->
                        against.put(vote.getKey(), vote.getValue().path("why").asText()));
        sentences.put("votes", against.isEmpty() ? "against nobody" : "against " + against);
        sentences.forEach((what, sentence) -> tell(region, what, sentence));
    }

    private void tell(Region region, String what, String sentence) {
        String before = told.put(region + what, sentence.replaceAll("[0-9]+", "#"));
        if (before != null && !before.equals(told.get(region + what))) {
            timeline.add(Instant.now(), Event.Kind.DECISION, region.name(), "regent " + region, what + " " + sentence);
        }
    }
}
