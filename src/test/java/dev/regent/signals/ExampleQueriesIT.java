package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the example queries of a gateway give where the gateway itself refuses a third of 15 requests a second, and where six
 * looks at liveness a second succeed beside them.
 */
@Tag("prometheus")
class ExampleQueriesIT {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String TEN_PER_SECOND = "0+150x80";
    private static final String SIX_PER_SECOND = "0+90x80";
    private static final String FIVE_PER_SECOND = "0+75x80";

    @TempDir
    Path scratch;

    private Promtool promtool;

    @BeforeEach
    void findPromtool() {
        promtool = Promtool.in(scratch);
    }

    @Test
    void istioCountsWhatItsGatewayRefusesAndNothingTwice() throws Exception {
        gives(
                ofServicesFile(),
                15,
                0.667,
                Map.of(
                        istio("source", "GET", "deepseek-inference", 200), SIX_PER_SECOND,
                        istio("source", "POST", "deepseek-inference", 200), TEN_PER_SECOND,
                        istio("source", "POST", "deepseek-inference", 503), FIVE_PER_SECOND,
                        istio("destination", "POST", "deepseek-inference", 200), TEN_PER_SECOND,
                        istio("source", "POST", "other", 503), FIVE_PER_SECOND));
    }

    @Test
    void istioThatHasNotFailedYetSucceedsAlways() throws Exception {
        gives(ofServicesFile(), 10, 1, Map.of(istio("source", "POST", "deepseek-inference", 404), TEN_PER_SECOND));
    }

    @Test
    void istioDoesNotTakeLooksAtLivenessForInferenceThatIsDead() throws Exception {
        gives(
                ofServicesFile(),
                5,
                0,
                Map.of(
                        istio("source", "GET", "deepseek-inference", 200), SIX_PER_SECOND,
                        istio("source", "POST", "deepseek-inference", 503), FIVE_PER_SECOND));
    }

    @Test
    void envoyCountsWhatItRefuses() throws Exception {
        gives(
                ofTheDocument(),
                15,
                0.667,
                Map.of(
                        envoy("deepseek", "other", 200), SIX_PER_SECOND,
                        envoy("deepseek", "inference", 200), TEN_PER_SECOND,
                        envoy("deepseek", "inference", 503), FIVE_PER_SECOND,
                        envoy("another", "inference", 503), FIVE_PER_SECOND));
    }

    @Test
    void envoyThatHasNotFailedYetSucceedsAlways() throws Exception {
        gives(ofTheDocument(), 10, 1, Map.of(envoy("deepseek", "inference", 200), TEN_PER_SECOND));
    }

    @Test
    void envoyDoesNotTakeLooksAtLivenessForInferenceThatIsDead() throws Exception {
        gives(
                ofTheDocument(),
                5,
                0,
                Map.of(
                        envoy("deepseek", "other", 200), SIX_PER_SECOND,
                        envoy("deepseek", "inference", 503), FIVE_PER_SECOND));
    }

    private void gives(JsonNode queries, double requests, double successRate, Map<String, String> series)
            throws IOException, InterruptedException {
        assertThat(promtool.complaint(series, rounded(queries, "requests"), Map.of("{}", requests)))
                .isEmpty();
        assertThat(promtool.complaint(series, rounded(queries, "successRate"), Map.of("{}", successRate)))
                .isEmpty();
    }

    private static String rounded(JsonNode queries, String signal) {
        return "round((" + queries.required(signal).asText() + "), 0.001)";
    }

    /** Whose example is a comment. */
    private static JsonNode ofServicesFile() throws IOException {
        String file = Files.readString(Path.of("regions", "services.yaml"));
        Matcher example = Pattern.compile("(?m)^ +# (queries:\n(?: +#  .*\n)+)").matcher(file);
        assertThat(example.find()).isTrue();
        return YAML.readTree(example.group(1).replaceAll("(?m)^ +# ", "")).required("queries");
    }

    private static JsonNode ofTheDocument() throws IOException {
        String document = Files.readString(Path.of("docs", "signals.md"));
        Matcher example = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(document);
        assertThat(example.find()).isTrue();
        return YAML.readTree(example.group(1)).required("serving").required("queries");
    }

    /** Its method is there by the document's Telemetry. */
    private static String istio(String reporter, String method, String service, int status) {
        return "istio_requests_total{reporter=\"" + reporter + "\",request_method=\"" + method
                + "\",destination_service_name=\"" + service
                + "\",destination_service_namespace=\"inference\",response_code=\"" + status + "\"}";
    }

    /** What no virtual cluster takes is in {@code other}. */
    private static String envoy(String host, String cluster, int status) {
        return "envoy_vhost_vcluster_upstream_rq{envoy_virtual_host=\"" + host + "\",envoy_virtual_cluster=\"" + cluster
                + "\",envoy_response_code=\"" + status + "\"}";
    }
}
