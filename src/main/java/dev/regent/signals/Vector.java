package dev.regent.signals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instant vector, as Prometheus' API gives it (https://prometheus.io/docs/prometheus/latest/querying/api/).
 *
 * @param samples in the answer's order
 * @param warning what it says beside, such as that it could not read everything
 */
record Vector(List<Sample> samples, Optional<String> warning) {
    static final int MOST_SAMPLES = 50_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(100_000)
                            .build())
                    .build())
            .build();

    /**
     * One element.
     *
     * @param value NaN or infinite where Prometheus could not compute one
     */
    record Sample(Map<String, String> labels, double value) {
        Sample {
            labels = Map.copyOf(labels);
        }

        String label(String name) {
            return labels.getOrDefault(name, "");
        }
    }

    Vector {
        samples = List.copyOf(samples);
    }

    /**
     * Reads an answer with status 200.
     *
     * @throws NotSeen where it is anything but a whole instant vector
     */
    static Vector read(byte[] body) throws NotSeen {
        JsonNode answer = json(body);
        if (!answer.path("status").asText().equals("success")) {
            throw new NotSeen("answered something that is not an answer of Prometheus" + error(answer));
        }
        JsonNode data = answer.path("data");
        String type = data.path("resultType").asText();
        if (!type.equals("vector")) {
            throw new NotSeen(
                    "answered a " + (type.isEmpty() ? "result of no type" : type) + ", not an instant vector");
        }
        if (!data.path("result").isArray() || data.path("result").size() > MOST_SAMPLES) {
            throw new NotSeen("answered a vector of no or too many elements");
        }
        List<Sample> samples = new ArrayList<>();
        for (JsonNode element : data.path("result")) {
            samples.add(sample(element));
        }
        return new Vector(samples, warning(answer.path("warnings")));
    }

    /** What an answer with another status says of why, or "". */
    static String error(byte[] body) {
        try {
            return error(json(body));
        } catch (NotSeen notJson) {
            return "";
        }
    }

    private static String error(JsonNode answer) {
        String error = answer.path("error").asText();
        String type = answer.path("errorType").asText();
        return error.isEmpty() ? "" : " (" + (type.isEmpty() ? "" : type + ": ") + shortened(error) + ")";
    }

    private static JsonNode json(byte[] body) throws NotSeen {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new NotSeen("answered something that is not JSON", notJson);
        }
    }

    private static Sample sample(JsonNode element) throws NotSeen {
        JsonNode value = element.path("value");
        if (!element.path("metric").isObject()
                || value.size() != 2
                || !value.path(1).isTextual()) {
            throw new NotSeen("answered an element that is not one of an instant vector");
        }
        Map<String, String> labels = new HashMap<>();
        element.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return new Sample(labels, number(value.path(1).asText()));
    }

    /** As Go writes floats. */
    private static double number(String text) throws NotSeen {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> finite(text);
        };
    }

    private static double finite(String text) throws NotSeen {
        if (!text.matches("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?")) {
            throw new NotSeen("answered " + shortened(text) + ", which is not a number");
        }
        return Double.parseDouble(text);
    }

    private static Optional<String> warning(JsonNode warnings) {
        return warnings.isArray() && !warnings.isEmpty()
                ? Optional.of(shortened(warnings.path(0).asText()))
                : Optional.empty();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
