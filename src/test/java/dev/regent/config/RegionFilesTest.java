package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.FailbackPolicy;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Thresholds;
import dev.regent.world.Tier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionFilesTest {
    private static final Region EAST = new Region("us-east-1");

    private final Path scratch;
    private final TrialFiles files;

    RegionFilesTest(@TempDir Path scratch) throws IOException {
        this.scratch = scratch;
        this.files = new TrialFiles(scratch);
    }

    @Test
    void readsTheRepositorysOwnFiles() {
        Configuration read = RegionFiles.read(TrialFiles.OWN, Optional.empty(), "us-east-2");

        assertThat(read.settings().self()).isEqualTo(new Region("us-east-2"));
        assertThat(read.settings().regions())
                .extracting(Region::name)
                .containsExactly("us-east-1", "us-east-2", "us-west-2");
        Service service = read.settings().service("deepseek-inference").orElseThrow();
        assertThat(service.order())
                .extracting(place -> place.tier())
                .containsExactly(Tier.PRIMARY, Tier.HOT, Tier.COLD);
        assertThat(service.mainName()).isEqualTo("inference.deepseek.example.com.");
    }

    @Test
    void fillsInTheDefaults() {
        Service service = files.load().settings().services().getFirst();

        assertThat(service.thresholds()).isEqualTo(Thresholds.DEFAULTS);
        assertThat(service.failback()).isEqualTo(FailbackPolicy.DEFAULTS);
        assertThat(service.probe().path()).isEqualTo("/v1/completions");
        assertThat(service.probe().deadline()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void connectsToAwsWhereNothingElseIsSaid() {
        Configuration read = files.load();

        assertThat(read.endpoints().boards()).isEmpty();
        assertThat(read.endpoints().gateways()).isEmpty();
        assertThat(read.endpoints().route53()).isEmpty();
        var board = read.settings().board(EAST).orElseThrow();
        assertThat(board.endpoint()).isEqualTo(URI.create("https://s3.us-east-1.amazonaws.com"));
        assertThat(board.checked())
                .isEqualTo(URI.create("https://deepseek-regent-board-us-east-1.s3.us-east-1.amazonaws.com"));
    }

    @Test
    void laysAnOverlayOverThem() {
        files.lay("us-east-1.yaml", """
                board:
                  endpoint: http://127.0.0.1:9001
                  checkedEndpoint: http://127.0.0.2:9001/deepseek-regent-board-us-east-1
                """).lay("services.yaml", """
                route53:
                  endpoint: http://127.0.0.1:9053
                services:
                  - name: deepseek-inference
                    nameServers: ["127.0.0.1:5353"]
                    order:
                      - region: us-west-2
                        gateway: {scheme: http, address: 127.0.0.3, port: 8080, via: "127.0.0.9:18080"}
                """);

        Configuration read = files.load();

        Service service = read.settings().services().getFirst();
        assertThat(service.regions()).extracting(Region::name).containsExactly("us-east-1", "us-east-2", "us-west-2");
        assertThat(service.order().getLast().gateway().address()).isEqualTo("127.0.0.3");
        assertThat(service.order().getLast().gateway().livenessPath()).isEqualTo("/health");
        assertThat(read.endpoints().gateways())
                .containsEntry(
                        new Subject("deepseek-inference", new Region("us-west-2")),
                        InetSocketAddress.createUnresolved("127.0.0.9", 18080));
        assertThat(read.endpoints().nameServers().get("deepseek-inference"))
                .containsExactly(InetSocketAddress.createUnresolved("127.0.0.1", 5353));
        assertThat(read.endpoints().route53()).contains(URI.create("http://127.0.0.1:9053"));
        assertThat(read.endpoints().boards()).containsEntry(EAST, URI.create("http://127.0.0.1:9001"));
    }

    @Test
    void asksOnlyItsOwnRegionsPrometheus() {
        files.lay("us-east-1.yaml", "prometheus: https://monitoring.example.com/prometheus\n")
                .lay("us-west-2.yaml", "prometheus: http://192.0.2.7:9090\n");

        assertThat(RegionFiles.read(files.base, Optional.of(files.overlay), "us-east-1")
                        .endpoints()
                        .prometheus())
                .contains(URI.create("https://monitoring.example.com/prometheus"));
        assertThat(RegionFiles.read(files.base, Optional.of(files.overlay), "us-east-2")
                        .endpoints()
                        .prometheus())
                .isEmpty();
    }

    @Test
    void takesQueriesInsteadOfTheStacksOwn() {
        files.replace(
                "services.yaml",
                "stack: vllm",
                "stack: vllm\n      queries: {queueLength: sum(waiting), kvCache: used}");

        assertThat(files.load().settings().services().getFirst().serving().queries())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Signal.QUEUE_LENGTH, "sum(waiting)", Signal.KV_CACHE, "used"));
    }

    @Test
    void hasOneDigestWhereverTheRegentConnectsTo() {
        String before = files.load().settings().digest();

        files.lay("us-east-1.yaml", "prometheus: http://127.0.0.1:9090\nboard: {endpoint: 'http://127.0.0.1:9001'}")
                .lay("services.yaml", """
                services:
                  - name: deepseek-inference
                    nameServers: ["127.0.0.1:5353"]
                    order: [{region: us-west-2, gateway: {via: "127.0.0.9:18080"}}]
                """);

        assertThat(files.load().settings().digest()).isEqualTo(before);
        assertThat(RegionFiles.read(files.base, Optional.empty(), "us-west-2")
                        .settings()
                        .digest())
                .isEqualTo(before);
    }

    @Test
    void saysEveryProblemOfEveryFileAtOnce() {
        files.replace("us-east-1.yaml", "bucket: deepseek-regent", "bucket: Deepseek.regent")
                .replace("us-west-2.yaml", "cluster:", "clutser:")
                .replace("services.yaml", "port: 443", "port: 70000")
                .replace("services.yaml", "tier: hot", "tier: warm");

        assertThat(files.problems())
                .contains(
                        "us-east-1.yaml:5  board.bucket is \"Deepseek.regent-board-us-east-1\": should be a bucket's"
                                + " name of 3 to 63 lower-case letters, digits and dashes (no dots: TLS fails with"
                                + " them)",
                        "us-west-2.yaml:8  clutser: there is no such field (did you mean cluster?); known here: board,"
                                + " cluster, models, prometheus, region",
                        "us-west-2.yaml:3  cluster.name is missing: should be an EKS cluster's name, such as"
                                + " inference-us-east-1",
                        "services.yaml:14  services[deepseek-inference].order[us-east-1].gateway.port is 70000: should"
                                + " be a TCP port, a whole number from 1 to 65535",
                        "services.yaml:17  services[deepseek-inference].order[us-east-2].tier is \"warm\": should be one"
                                + " of primary, hot, cold")
                .hasSize(7);
    }

    @Test
    void pointsAtTheOverlayWhereTheFaultIsThere() {
        files.lay("us-east-1.yaml", "# first line\nboard:\n  endpoint: s3.example.com\n");

        assertThat(files.problems())
                .containsExactly("overlay/us-east-1.yaml:3  board.endpoint is \"s3.example.com\": should be the URL of"
                        + " an S3 endpoint, such as https://s3.us-east-1.amazonaws.com");
    }

    @Test
    void refusesAnOverlayThatLiesOverNothing() {
        files.lay("us-east-3.yaml", "board: {}");

        assertThat(files.problems())
                .containsExactly("overlay/us-east-3.yaml:1  the file: lies over nothing: there is no us-east-3.yaml in"
                        + " regions (did you mean us-east-1.yaml?)");
    }

    @Test
    void refusesARegionOfItsOwnThatIsNotThere() {
        try {
            RegionFiles.read(files.base, Optional.empty(), "us-east-7");
        } catch (WrongConfiguration e) {
            assertThat(e).hasMessageContaining("regent.region is \"us-east-7\": should be one of the regions");
            assertThat(e).hasMessageContaining("has one problem");
            return;
        }
        throw new AssertionError("it was taken");
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        try {
            RegionFiles.read(scratch.resolve("nowhere"), Optional.empty(), "us-east-1");
        } catch (WrongConfiguration e) {
            assertThat(e).hasMessageContaining("nowhere  the file: should be a directory");
            return;
        }
        throw new AssertionError("it was taken");
    }
}
