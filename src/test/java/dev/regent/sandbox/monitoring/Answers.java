package dev.regent.sandbox.monitoring;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regent.sandbox.kubernetes.GpuSample;
import dev.regent.signals.DefaultQueries;
import dev.regent.world.Serving;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The answers to exactly the queries that a regent asks, as Prometheus would write them.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">Prometheus: HTTP API</a>
 */
final class Answers {
    private static final JsonMapper JSON = new JsonMapper();

    private final Exporters exporters;
    private final Map<String, Signal> signals = new HashMap<>();
    private final String gpus;

    Answers(Serving serving, Exporters exporters) {
        this.exporters = exporters;
        this.gpus = DefaultQueries.gpus(serving);
        DefaultQueries.of(serving).forEach((signal, query) -> signals.put(query, signal));
        var answered = parts(0, 0, Instant.EPOCH).keySet();
        if (!answered.equals(DefaultQueries.gpuParts())) {
            throw new IllegalStateException(
                    "of GPUs, regents ask for " + DefaultQueries.gpuParts() + ", but answered are " + answered);
        }
    }

    /** Empty for a query that no regent asks. */
    Optional<String> to(String query, Instant now) {
        if (query.equals(gpus)) {
            return Optional.of(success(gpus(now)));
        }
        return Optional.ofNullable(signals.get(query)).map(signal -> success(signal(signal, now)));
    }

    private ArrayNode signal(Signal signal, Instant now) {
        ArrayNode elements = JSON.createArrayNode();
        OptionalDouble value = exporters.value(signal, now);
        Optional<Duration> age = exporters.age(now);
        if (value.isPresent()) {
            element(elements, DefaultQueries.VALUE, value.getAsDouble(), now);
            age.ifPresent(it -> element(elements, DefaultQueries.AGE, seconds(it), now));
        }
        return elements;
    }

    private ArrayNode gpus(Instant now) {
        ArrayNode elements = JSON.createArrayNode();
        double age = exporters.scraped(now).map(Answers::seconds).orElse(0.0);
        var parts = parts(age, exporters.busy(), now);
        for (GpuSample gpu : exporters.gpus()) {
            for (Entry<String, ToDoubleFunction<GpuSample>> part : parts.entrySet()) {
                element(elements, part.getKey(), part.getValue().applyAsDouble(gpu), now)
                        .put("UUID", gpu.uuid())
                        .put("pod", gpu.pod());
            }
        }
        return elements;
    }

    private Map<String, ToDoubleFunction<GpuSample>> parts(double age, double busy, Instant now) {
        return Map.of(
                "USED", GpuSample::used,
                "FREE", GpuSample::free,
                "GROWTH", GpuSample::growth,
                "AGE", gpu -> age,
                "XID", GpuSample::xid,
                "XID_EARLIER", gpu -> exporters.xidEarlier(gpu, now),
                "ECC", gpu -> 0,
                "REMAP", gpu -> 0,
                "CLOCKS", gpu -> 0,
                "UTILISATION", gpu -> gpu.xid() == 0 ? busy : 0);
    }

    /** Its labels. */
    private static ObjectNode element(ArrayNode elements, String part, double value, Instant now) {
        ObjectNode element = elements.addObject();
        ObjectNode labels = element.putObject("metric").put(DefaultQueries.PART, part);
        element.putArray("value").add(now.toEpochMilli() / 1000.0).add(Double.toString(value));
        return labels;
    }

    private static String success(ArrayNode elements) {
        ObjectNode answer = JSON.createObjectNode().put("status", "success");
        answer.putObject("data").put("resultType", "vector").set("result", elements);
        return answer.toString();
    }

    private static double seconds(Duration age) {
        return age.toMillis() / 1000.0;
    }
}
