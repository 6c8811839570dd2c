package dev.regent.oncall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regent.oncall.ProblemBody.Wrong;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.Service;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the body of an order; everything that is wrong with it is told at once. */
final class WishReader {
    /** An order that nobody could carry out is forgotten after this. */
    static final Duration ORDER_LASTS = Duration.ofHours(1);

    static final Duration LONGEST_PAUSE = Duration.ofHours(24);
    private static final Duration USUAL_PAUSE = Duration.ofHours(1);
    private static final int LONGEST_REASON = 500;
    /** A field that is there twice, or a second document, is a slip that nobody should guess about. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Of a wrong value, as it is told back. */
    private static final int LONGEST_VALUE = 80;

    private final Service service;
    private final Verb verb;
    private final JsonNode body;
    private final List<Wrong> wrongs = new ArrayList<>();
    private final Set<String> known = new TreeSet<>();

    /** What was read. */
    sealed interface Read {
        record Right(Wish wish) implements Read {}

        record Mistaken(List<Wrong> wrongs) implements Read {}
    }

    private WishReader(Service service, Verb verb, JsonNode body) {
        this.service = service;
        this.verb = verb;
        this.body = body;
    }

    /** @param by who sent it, as far as is known */
    static Read read(Service service, Verb verb, byte[] json, String by) {
        JsonNode body;
        try {
            body = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return mistaken("should be a JSON object; this is not one: " + e.getOriginalMessage());
        } catch (IOException e) {
            return mistaken("should be a JSON object in UTF-8; this is not: " + e.getMessage());
        }
        return body.isObject()
                ? new WishReader(service, verb, body).read(by)
                : mistaken("should be a JSON object such as {\"reason\": \"…\"}");
    }

    private static Read mistaken(String right) {
        return new Read.Mistaken(List.of(new Wrong("body", "", right)));
    }

    private Read read(String by) {
        Optional<Region> from = verb == Verb.FAILOVER ? region("from", true) : Optional.empty();
        Optional<Region> to = verb == Verb.FAILOVER || verb == Verb.FAILBACK ? region("to", false) : Optional.empty();
        if (from.isPresent() && from.equals(to)) {
            wrong("to", "should be another region than from");
        }
        String reason = reason();
        Duration lasts = lasts();
        unknownFields();
        return wrongs.isEmpty()
                ? new Read.Right(new Wish(verb, service.name(), from, to, reason, by, lasts))
                : new Read.Mistaken(wrongs);
    }

    private Optional<Region> region(String field, boolean required) {
        known.add(field);
        JsonNode value = body.path(field);
        String right = "should be a region of " + service.name() + ": " + service.regions();
        if (value.isMissingNode() || value.isNull()) {
            if (required) {
                wrong(field, right);
            }
            return Optional.empty();
        }
        Optional<Region> region = service.regions().stream()
                .filter(candidate -> value.isTextual() && candidate.name().equals(value.asText()))
                .findFirst();
        if (region.isEmpty()) {
            wrong(field, right);
        }
        return region;
    }

    private String reason() {
        known.add("reason");
        String reason =
                body.path("reason").isTextual() ? body.path("reason").asText().strip() : "";
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            wrong("reason", "should say why, in one line of 1 to " + LONGEST_REASON + " characters");
        }
        return reason;
    }

    /** A resumption must outlive every pause that it ends. */
    private Duration lasts() {
        return switch (verb) {
            case FAILOVER, FAILBACK -> ORDER_LASTS;
            case RESUME -> LONGEST_PAUSE;
            case PAUSE -> pause();
        };
    }

    private Duration pause() {
        known.add("for");
        JsonNode value = body.path("for");
        if (value.isMissingNode() || value.isNull()) {
            return USUAL_PAUSE;
        }
        try {
            Duration pause = Duration.parse(value.asText());
            if (value.isTextual() && pause.isPositive() && pause.compareTo(LONGEST_PAUSE) <= 0) {
                return pause;
            }
        } catch (DateTimeParseException e) {
            // Told below, as any other value that is not right.
        }
        wrong("for", "should be an ISO-8601 duration of at most PT24H, such as PT30M");
        return USUAL_PAUSE;
    }

    private void unknownFields() {
        body.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                wrong(field, "there is no such field here; known are " + String.join(", ", known));
            }
        });
    }

    private void wrong(String field, String right) {
        JsonNode value = body.path(field);
        String said = value.isMissingNode() ? "missing" : value.toString();
        wrongs.add(
                new Wrong(field, said.length() > LONGEST_VALUE ? said.substring(0, LONGEST_VALUE) + "…" : said, right));
    }
}
