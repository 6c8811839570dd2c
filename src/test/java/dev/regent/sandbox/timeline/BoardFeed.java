package dev.regent.sandbox.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regent.sandbox.s3.ObjectEvent;
import dev.regent.world.Region;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells from what regents write on their boards: suspicions, conditions, votes, with the time at which S3 had them. */
public final class BoardFeed {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REPORT = "report.json";
    private static final String EVICT = "evict/";

    private final String service;
    private final Timeline timeline;
    private final Map<String, JsonNode> latest = new ConcurrentHashMap<>();

    public BoardFeed(String service, Timeline timeline) {
        this.service = service;
        this.timeline = timeline;
    }

    /** A write that the S3 of that region has accepted. */
    public void written(Region board, ObjectEvent event) {
        if (event.key().equals(REPORT) && event.body() != null) {
            reported(board, event, event.body().asByteArrayUnsafe());
        }
        String votes = EVICT + service + "/";
        if (event.key().startsWith(votes)) {
            voted(board, event, event.key().substring(votes.length()));
        }
    }

    /** Boards were cleared: what is reported next is compared with nothing. */
    public void forget() {
        latest.clear();
    }

    private void reported(Region board, ObjectEvent event, byte[] body) {
        JsonNode report = parse(body);
        JsonNode said = report.path("services").path(service);
        JsonNode before = latest.put(board.name(), report);
        if (before == null) {
            return;
        }
        JsonNode saidBefore = before.path("services").path(service);
        writer(board, event, before, report);
        condition(board, event, saidBefore.path("condition"), said.path("condition"));
        said.path("sees")
                .properties()
                .forEach(seen -> suspicion(
                        board, event, seen.getKey(), saidBefore.path("sees").path(seen.getKey()), seen.getValue()));
    }

    private void writer(Region board, ObjectEvent event, JsonNode before, JsonNode now) {
        String writer = now.path("writer").asText();
        if (!writer.equals(before.path("writer").asText())) {
            tell(event, Event.Kind.REGENT, board.name(), board, "replica " + writer + " writes from now on");
        }
    }

    private void condition(Region board, ObjectEvent event, JsonNode before, JsonNode now) {
        String is = now.path("is").asText();
        if (!is.equals(before.path("is").asText())) {
            tell(
                    event,
                    Event.Kind.CONDITION,
                    board.name(),
                    board,
                    is + ": " + now.path("why").asText());
        }
    }

    private void suspicion(Region board, ObjectEvent event, String region, JsonNode before, JsonNode now) {
        boolean began =
                now.path("failing").asInt() > 0 && before.path("failing").asInt() == 0;
        if (began && before.path("serving").asInt() > 0) {
            tell(
                    event,
                    Event.Kind.SUSPICION,
                    region,
                    board,
                    now.at("/latest/why").asText());
        }
    }

    private void voted(Region board, ObjectEvent event, String against) {
        if (event.kind() == ObjectEvent.Kind.DELETE) {
            tell(event, Event.Kind.VOTE_WITHDRAWN, against, board, "");
            return;
        }
        tell(event, Event.Kind.VOTE, against, board, reason(board, against));
    }

    /** The report is written before the votes, so it holds the reason. */
    private String reason(Region board, String against) {
        JsonNode report = latest.get(board.name());
        return report == null
                ? ""
                : report.path("services")
                        .path(service)
                        .path("votes")
                        .path(against)
                        .path("why")
                        .asText();
    }

    private void tell(ObjectEvent event, Event.Kind kind, String region, Region by, String why) {
        timeline.add(event.at(), kind, region, "regent " + by, why);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
