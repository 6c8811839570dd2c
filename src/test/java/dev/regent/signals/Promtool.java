package dev.regent.signals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * What a query gives on simulated time: Prometheus' own {@code promtool test rules}, whose input is written as JSON, which
 * is YAML as well.
 *
 * @param binary  that is run
 * @param scratch where its input is written
 */
record Promtool(Path binary, Path scratch) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String MISSING =
            "no promtool beside the prometheus on the PATH, or the one named by -Dprometheus or"
                    + " PROMETHEUS (Debian: apt-get install prometheus)";

    /** It comes with Prometheus, and lies beside it; a test is skipped where it is not there. */
    static Promtool in(Path scratch) {
        Optional<Path> binary = RealPrometheus.binary()
                .map(prometheus -> prometheus.resolveSibling("promtool"))
                .filter(Files::isExecutable);
        Assumptions.assumeTrue(binary.isPresent(), MISSING);
        return new Promtool(binary.orElseThrow(), scratch);
    }

    /**
     * Evaluates after 20 minutes with a sample each 15 s.
     *
     * @param series   values in promtool's notation, by name and labels
     * @param expected every element that the query is to give, by its labels
     * @return what promtool says where it gives something else
     */
    Optional<String> complaint(Map<String, String> series, String promql, Map<String, Double> expected)
            throws IOException, InterruptedException {
        Map<String, Object> asked = Map.of("expr", promql, "eval_time", "20m", "exp_samples", elements(expected));
        Map<String, Object> test =
                Map.of("interval", "15s", "input_series", input(series), "promql_expr_test", List.of(asked));
        Path file = scratch.resolve("test.yml");
        JSON.writeValue(file.toFile(), Map.of("evaluation_interval", "15s", "tests", List.of(test)));
        Process process = new ProcessBuilder(binary.toString(), "test", "rules", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
    }

    private static List<Map<String, String>> input(Map<String, String> series) {
        return series.entrySet().stream()
                .map(one -> Map.of("series", one.getKey(), "values", one.getValue()))
                .toList();
    }

    private static List<Map<String, Object>> elements(Map<String, Double> expected) {
        return expected.entrySet().stream()
                .map(one -> Map.<String, Object>of("labels", one.getKey(), "value", one.getValue()))
                .toList();
    }
}
