package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regent.sandbox.gateway.Behaviour;
import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.sandbox.kubernetes.Kubeconfig;
import dev.regent.sandbox.kubernetes.KubernetesTwin;
import dev.regent.sandbox.kubernetes.RegionCluster;
import dev.regent.sandbox.monitoring.PrometheusTwin;
import dev.regent.sandbox.regents.Artifact;
import dev.regent.sandbox.regents.RegentProcess;
import dev.regent.sandbox.regents.Regents;
import dev.regent.sandbox.s3.Identity;
import dev.regent.sandbox.s3.S3Twin;
import dev.regent.world.BoardLayout;
import dev.regent.world.Region;
import dev.regent.world.Serving;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service as a process of its own, told of its region's cluster and Prometheus: what it sees there is in its
 * status and in its report. Route 53 and the other regions are not there.
 */
class WholeSightIT {
    private static final Region HERE = new Region("us-east-1");
    private static final String SERVICE = "deepseek-inference";
    private static final String BOARD = "deepseek-regent-board-us-east-1";
    private static final String KEY = "regent";
    private static final String SECRET = "secret";
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path scratch;
    private final TrialFiles files;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final KubernetesTwin cluster;
    private final S3Twin s3;
    private final Regents regents;

    WholeSightIT(@TempDir Path scratch) throws IOException {
        this.scratch = scratch;
        this.files = new TrialFiles(scratch);
        Serving serving = files.load().settings().service(SERVICE).orElseThrow().serving();
        var gateway = opened(InferenceGateway.start(HERE, ANYWHERE, Behaviour.DEFAULT));
        var setting = new RegionCluster.Setting(gateway, serving.workloads().getFirst(), 4);
        cluster = opened(KubernetesTwin.start(ANYWHERE.getAddress(), setting));
        var prometheus = opened(PrometheusTwin.start(ANYWHERE.getAddress(), serving, gateway, cluster));
        s3 = opened(S3Twin.start(HERE, ANYWHERE, List.of(BOARD), List.of(Identity.writer(KEY, SECRET)), event -> {}));
        lay(gateway.endpoint(), prometheus.address());
        regents = opened(new Regents(List.of(process()), SERVICE, "no token"));
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @AfterEach
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Test
    void showsWhatItsClusterAndItsPrometheusShow() {
        regents.startAll();

        eventually(() -> {
            assertThat(evidence())
                    .contains("cluster: all of 4 replicas are ready")
                    .anyMatch(it -> it.matches("requests: [0-9.]+ a second, 100.0 % succeed, in the last [0-9]+ s"));
            assertThat(status().path("agesSeconds").propertyStream())
                    .extracting(Map.Entry::getKey)
                    .contains("cluster of " + SERVICE, "monitoring of " + SERVICE);
            JsonNode said = report();
            assertThat(said.at("/condition/is").asText()).as(said.toString()).isEqualTo("healthy");
            assertThat(said.path("demand").asDouble()).as("from Prometheus").isPositive();
            assertThat(said.path("capacity").asDouble()).as("4 replicas").isEqualTo(4 * 33);
        });

        cluster.loseHalfOfTheGpus();

        eventually(() -> {
            assertThat(evidence())
                    .anyMatch(it -> it.startsWith("cluster: 2 of 4 replicas are ready"))
                    .anyMatch(it -> it.startsWith("GPUs: 16 of 32 GPUs are broken") && it.endsWith("(XID 79)"));
            JsonNode said = report();
            assertThat(said.at("/condition/is").asText()).as(said.toString()).isEqualTo("degraded");
            assertThat(said.at("/condition/why").asText()).contains("2 of 4 replicas are ready", "(XID 79)");
            assertThat(said.path("capacity").asDouble()).isEqualTo(2 * 33);
        });
    }

    private List<String> evidence() {
        JsonNode evidence = status().at("/services/" + SERVICE + "/evidence");
        return evidence.valueStream().map(JsonNode::asText).toList();
    }

    private JsonNode status() {
        return regents.status(HERE).orElseThrow(() -> new AssertionError("it does not answer"));
    }

    private JsonNode report() throws IOException {
        var written =
                s3.read(BOARD, BoardLayout.REPORT).orElseThrow(() -> new AssertionError("it has written no report"));
        return JSON.readTree(written.asByteArray()).at("/services/" + SERVICE);
    }

    /** What is not there refuses connections. */
    private void lay(URI gateway, InetSocketAddress prometheus) {
        files.lay("services.yaml", """
                        route53: {endpoint: "http://127.0.0.1:1"}
                        services:
                          - name: deepseek-inference
                            nameServers: ["127.0.0.1:1"]
                            order:
                              - region: us-east-1
                                gateway: {scheme: http, address: 127.0.0.1, port: %d}
                              - {region: us-east-2, gateway: {via: "127.0.0.1:1"}}
                              - {region: us-west-2, gateway: {via: "127.0.0.1:1"}}
                        """.formatted(gateway.getPort()))
                .lay("us-east-1.yaml", """
                        board: {endpoint: "%s"}
                        prometheus: "http://127.0.0.1:%d"
                        """.formatted(s3.endpoint(), prometheus.getPort()))
                .lay("us-east-2.yaml", "board: {endpoint: \"http://127.0.0.1:1\"}\n")
                .lay("us-west-2.yaml", "board: {endpoint: \"http://127.0.0.1:1\"}\n");
    }

    private RegentProcess process() throws IOException {
        int port = freePort();
        Map<String, String> environment = Map.ofEntries(
                Map.entry("REGENT_REGION", HERE.name()),
                Map.entry("REGENT_REPLICA", "a"),
                Map.entry("REGENT_REGIONS", files.base.toString()),
                Map.entry("REGENT_OVERLAY", files.overlay.toString()),
                Map.entry(
                        "REGENT_CLUSTER_KUBECONFIG",
                        Kubeconfig.write(scratch.resolve("kubeconfig"), cluster.kubeconfig(cluster.address()))
                                .toString()),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", String.valueOf(port)),
                Map.entry("AWS_ACCESS_KEY_ID", KEY),
                Map.entry("AWS_SECRET_ACCESS_KEY", SECRET),
                Map.entry("AWS_REGION", HERE.name()),
                Map.entry("AWS_EC2_METADATA_DISABLED", "true"));
        var birth = new RegentProcess.Birth(
                HERE,
                "a",
                URI.create("http://127.0.0.1:" + port),
                Files.createDirectories(scratch.resolve("work")),
                scratch.resolve("log"),
                environment);
        return new RegentProcess(birth, Artifact.in(Path.of("target").toAbsolutePath(), scratch));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(holds);
    }
}
