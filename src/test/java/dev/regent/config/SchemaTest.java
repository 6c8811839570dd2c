package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds together what the JSON Schemas, the documentation and the regent itself say of the regions' files. */
class SchemaTest {
    private static final Path SCHEMAS = TrialFiles.OWN.resolve("schema");
    private static final Path DOCS = Path.of("docs", "configuration.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z0-9.\\[\\]-]+)` \\| .+ \\| .+ \\| (.+) \\|$");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private final TrialFiles files;

    SchemaTest(@TempDir Path scratch) throws IOException {
        files = new TrialFiles(scratch);
    }

    @Test
    void takesTheRepositorysOwnFiles() throws IOException {
        assertThat(SchemaCheck.of("services.json").wrong(TrialFiles.read(TrialFiles.OWN.resolve("services.yaml"))))
                .isEmpty();
        for (String region : new String[] {"us-east-1", "us-east-2", "us-west-2"}) {
            assertThat(SchemaCheck.of("region.json").wrong(TrialFiles.read(TrialFiles.OWN.resolve(region + ".yaml"))))
                    .isEmpty();
        }
    }

    @Test
    void isDocumentedFieldByField() throws IOException {
        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(inSchemas());
    }

    @Test
    void documentsTheDefaultsThatHold() {
        String minimal = TrialFiles.read(files.base.resolve("services.yaml"));
        files.write("services.yaml", minimal.substring(0, minimal.indexOf("    probe:")));
        var service = files.load().settings().services().getFirst();
        var probe = service.probe();
        var thresholds = service.thresholds();

        assertThat(documentedDefault("probe.method")).isEqualTo(probe.method());
        assertThat(documentedDefault("probe.path")).isEqualTo(probe.path());
        assertThat(documentedDefault("probe.body")).isEqualTo(probe.body());
        assertThat(documentedDefault("probe.jsonPointer")).isEqualTo(probe.jsonPointer());
        assertThat(documentedDefault("probe.expectedStatus")).isEqualTo(probe.expectedStatus() + "");
        assertThat(documentedDefault("probe.interval"))
                .isEqualTo(probe.interval().toSeconds() + "s");
        assertThat(documentedDefault("thresholds.patience")).isEqualTo(thresholds.patience() + "");
        assertThat(documentedDefault("thresholds.stickiness")).isEqualTo(thresholds.stickiness() + "");
        assertThat(documentedDefault("thresholds.actingService")).isEqualTo(thresholds.actingService() + "");
        assertThat(documentedDefault("thresholds.deadAnswer")).isEqualTo(thresholds.deadAnswer() + "");
        assertThat(documentedDefault("thresholds.degraded")).isEqualTo(thresholds.degraded() + "");
        assertThat(documentedDefault("thresholds.clearlyBetter")).isEqualTo(thresholds.clearlyBetter() + "");
        assertThat(documentedDefault("thresholds.holdDown")).isEqualTo(thresholds.holdDown() + "");
        assertThat(documentedDefault("thresholds.takeover")).isEqualTo(thresholds.takeover() + "");
        assertThat(documentedDefault("thresholds.quietEpoch")).isEqualTo(thresholds.quietEpoch() + "");
        assertThat(documentedDefault("thresholds.ttl"))
                .isEqualTo(thresholds.ttl().toSeconds() + "s");
        assertThat(documentedDefault("failback.soak"))
                .isEqualTo(service.failback().soak() + "");
        assertThat(documentedDefault("failback.step"))
                .isEqualTo(service.failback().stepLooks() + "");
        assertThat(documentedDefault("failback.ramp"))
                .isEqualTo(service.failback().ramp().toString().replace(" ", ""));
    }

    private static String documentedDefault(String field) {
        return documented().getOrDefault("services[]." + field, "not documented");
    }

    /** What the regent knows is what it lists when it meets a field that it does not know. */
    @Test
    void isKnownToTheRegentFieldByField() throws IOException {
        files.write("us-east-1.yaml", """
                        region: us-east-1
                        strange: 1
                        board: {strange: 1}
                        models: {strange: 1}
                        cluster: {strange: 1}
                        """).write("services.yaml", """
                        strange: 1
                        route53: {strange: 1}
                        services:
                          - name: s
                            strange: 1
                            probe: {strange: 1}
                            thresholds: {strange: 1}
                            failback: {strange: 1}
                            serving: {strange: 1, queries: {strange: 1}, workloads: [{name: n, strange: 1}]}
                            order: [{region: us-east-1, strange: 1, gateway: {strange: 1}}]
                        """);

        SortedMap<String, String> known = new TreeMap<>();
        Pattern list = Pattern.compile("  (\\S*?)\\.?strange: there is no such field.*known here: (.*)$");
        for (String problem : files.problems()) {
            Matcher match = list.matcher(problem);
            if (match.find()) {
                String at = match.group(1).replaceAll("\\[[^]]*]", "[]");
                for (String name : match.group(2).split(", ", -1)) {
                    known.put(at.isEmpty() ? name : at + "." + name, "");
                }
            }
        }

        assertThat(known.keySet()).isEqualTo(inSchemas().keySet());
    }

    static Stream<Arguments> judgedAlike() {
        return Stream.of(
                Arguments.of("port: 443", "port: 0"),
                Arguments.of("port: 443", "port: '443'"),
                Arguments.of("port: 443", "port: 443.5"),
                Arguments.of("port: 443", "prot: 443"),
                Arguments.of("scheme: https", "scheme: gopher"),
                Arguments.of("livenessPath: /health", "livenessPath: health"),
                Arguments.of("tier: hot", "tier: HOT"),
                Arguments.of("region: us-west-2", "region: oregon"),
                Arguments.of("name: deepseek-inference", "name: DeepSeek"),
                Arguments.of("hostedZone: Z0", "hostedZone: z0"),
                Arguments.of("hostedZone: Z08215572KEXAMPLE9DS", "hostedZone: 42"),
                Arguments.of("policy: manual", "policy: sometimes"),
                Arguments.of("policy: manual", "soak: 9"),
                Arguments.of("policy: manual", "ramp: 10"),
                Arguments.of("policy: manual", "step: 0"),
                Arguments.of("probe:", "thresholds: {ttl: 5}\n    probe:"),
                Arguments.of("probe:", "thresholds: {clearlyBetter: 11}\n    probe:"),
                Arguments.of("probe:", "thresholds: {takeover: 1}\n    probe:"),
                Arguments.of("probe:", "nameServers: ['127.0.0.1']\n    probe:"),
                Arguments.of("stack: vllm", "stack: vllm\n      queries: {requests: ' '}"),
                Arguments.of("stack: vllm", "stack: vllm\n      queries: {errors: up}"),
                Arguments.of("probe:", "probe:\n      method: DELETE"),
                Arguments.of("probe:", "probe:\n      headers: {a: 1}"),
                Arguments.of("probe:", "probe:\n      interval: 1 s"),
                Arguments.of("probe:", "probe:\n      jsonPointer: a/b"));
    }

    @ParameterizedTest
    @MethodSource("judgedAlike")
    void refusesWhatTheRegentRefuses(String text, String by) throws IOException {
        files.replace("services.yaml", text, by);

        assertThat(files.problems()).as("the regent").isNotEmpty();
        assertThat(SchemaCheck.of("services.json").wrong(TrialFiles.read(files.base.resolve("services.yaml"))))
                .as("the schema")
                .isNotEmpty();
    }

    @Test
    void takesWhatTheRegentTakes() throws IOException {
        files.write("services.yaml", TrialFiles.read(Path.of("src/test/resources/config/every-field.yaml")));

        assertThat(files.problems()).as("the regent").isEmpty();
        assertThat(SchemaCheck.of("services.json").wrong(TrialFiles.read(files.base.resolve("services.yaml"))))
                .as("the schema")
                .isEmpty();
    }

    private static SortedMap<String, String> documented() {
        SortedMap<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(TrialFiles.read(DOCS));
        while (row.find()) {
            if (!row.group(1).startsWith("regent.")) {
                rows.put(row.group(1), fallback(row.group(2)));
            }
        }
        return rows;
    }

    /** Only what is written as a value; a sentence stands for what depends on other fields. */
    private static String fallback(String written) {
        Matcher value = Pattern.compile("^`([^`<]+)`.*").matcher(written);
        return value.matches() ? value.group(1) : "";
    }

    private static SortedMap<String, String> inSchemas() throws IOException {
        SortedMap<String, String> fields = new TreeMap<>();
        for (String name : new String[] {"region.json", "services.json"}) {
            JsonNode root = JSON.readTree(Files.readString(SCHEMAS.resolve(name)));
            walk(root, root, "", fields);
        }
        return fields;
    }

    private static void walk(JsonNode root, JsonNode at, String path, Map<String, String> fields) {
        JsonNode node = resolved(root, at);
        for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
            String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            JsonNode fallback = property.getValue().path("default");
            assertThat(described(root, property.getValue()))
                    .as(inner + " in the schema")
                    .isTrue();
            fields.put(inner, fallback.isMissingNode() ? "" : text(fallback));
            walk(root, property.getValue(), inner, fields);
        }
        if (node.has("items") && resolved(root, node.path("items")).has("properties")) {
            walk(root, node.path("items"), path + "[]", fields);
        }
    }

    private static boolean described(JsonNode root, JsonNode property) {
        return property.has("description") || resolved(root, property).has("description");
    }

    private static JsonNode resolved(JsonNode root, JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    /** One of the schemas, ready to check YAML. */
    private record SchemaCheck(JsonSchema schema) {
        static SchemaCheck of(String name) throws IOException {
            var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
            return new SchemaCheck(factory.getSchema(Files.readString(SCHEMAS.resolve(name))));
        }

        java.util.List<String> wrong(String yaml) throws IOException {
            return schema.validate(YAML.readTree(yaml)).stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
