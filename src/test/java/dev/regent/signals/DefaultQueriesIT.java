package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.loop.Calls;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Watch.Pace;
import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.assertj.core.data.Percentage;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every default query, answered by a real Prometheus that scrapes what the stacks export. */
@Tag("prometheus")
class DefaultQueriesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Percentage NEARLY = Percentage.withPercentage(5);
    private static final double MIB = 1 << 20;

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    static Path scratch;

    private static SimulatedExporters exporters;
    private static RealPrometheus prometheus;
    private static PrometheusSignals signals;

    @BeforeAll
    static void startScraping() throws IOException {
        var binary = RealPrometheus.binary();
        Assumptions.assumeTrue(
                binary.isPresent(),
                "no prometheus on the PATH, and none named by -Dprometheus or PROMETHEUS (Debian: apt-get install prometheus)");
        exporters = Scraped.exporters();
        prometheus = RealPrometheus.start(binary.orElseThrow(), exporters.configuration(), scratch);
        signals = new PrometheusSignals(
                        prometheus.url(),
                        Scraped.services(),
                        new Footing(TIMER, InstantSource.system(), Calls.UNHEARD),
                        new Pace(Duration.ofMillis(500), Duration.ofSeconds(5)))
                .start();
    }

    @AfterAll
    static void stop() {
        if (signals != null) {
            signals.close();
        }
        if (prometheus != null) {
            prometheus.close();
        }
        if (exporters != null) {
            exporters.close();
        }
        TIMER.shutdownNow();
    }

    @Test
    void answersThoseOfVllm() {
        eventually(() -> {
            near("chat", Signal.REQUESTS, 20);
            near("chat", Signal.SUCCESS_RATE, 0.7);
            near("chat", Signal.QUEUE_LENGTH, 7);
            near("chat", Signal.QUEUE_WAIT, 0.39);
            near("chat", Signal.TIME_TO_FIRST_TOKEN, 0.78);
            near("chat", Signal.KV_CACHE, 0.5);
            assertThat(sight("chat").findings()).isEmpty();
        });
    }

    @Test
    void takesTheEnginesCounterWhereVllmHasNoHttpServerOfItsOwn() {
        eventually(() -> near("engine", Signal.REQUESTS, 7));
    }

    @Test
    void answersThoseOfTgi() {
        eventually(() -> {
            near("tgi", Signal.REQUESTS, 20);
            near("tgi", Signal.SUCCESS_RATE, 0.75);
            near("tgi", Signal.QUEUE_LENGTH, 12);
            near("tgi", Signal.QUEUE_WAIT, 1.95);
            near("tgi", Signal.KV_CACHE, 0.75);
            assertThat(sight("tgi").values()).doesNotContainKey(Signal.TIME_TO_FIRST_TOKEN);
        });
    }

    @Test
    void answersThoseOfTriton() {
        eventually(() -> {
            near("triton", Signal.REQUESTS, 20);
            near("triton", Signal.SUCCESS_RATE, 0.95);
            near("triton", Signal.QUEUE_LENGTH, 7);
            near("triton", Signal.QUEUE_WAIT, 0.25);
            near("triton", Signal.TIME_TO_FIRST_TOKEN, 0.48);
            near("triton", Signal.KV_CACHE, 0.25);
        });
    }

    @Test
    void answersThoseOfSglangInTwoNamespaces() {
        eventually(() -> {
            near("sglang", Signal.REQUESTS, 20);
            near("sglang", Signal.SUCCESS_RATE, 0.9);
            near("sglang", Signal.QUEUE_LENGTH, 10);
            near("sglang", Signal.QUEUE_WAIT, 0.99);
            near("sglang", Signal.TIME_TO_FIRST_TOKEN, 3.9);
            near("sglang", Signal.KV_CACHE, 0.28);
        });
    }

    @Test
    void answersThoseOfPlainHttp() {
        eventually(() -> {
            near("http", Signal.REQUESTS, 20);
            near("http", Signal.SUCCESS_RATE, 0.9);
            assertThat(sight("http").values()).containsOnlyKeys(Signal.REQUESTS, Signal.SUCCESS_RATE);
        });
    }

    @Test
    void seesTheGpusOfTheServicesPods() {
        eventually(() -> {
            List<GpuSight> gpus = sight("chat").gpus();
            assertThat(gpus)
                    .extracting(GpuSight::pod)
                    .containsExactlyInAnyOrder(Stacks.VLLM_POD, "chat-7d9c5b8f6d-b7mnq");
            GpuSight ill = gpu(gpus, Stacks.VLLM_POD);
            assertThat(ill.growth() / MIB).isCloseTo(1, NEARLY);
            assertThat(ill.used() / MIB).isBetween(1000.0, 2000.0);
            assertThat(ill.free() / MIB).isEqualTo(500);
            assertThat(ill.xid()).isEqualTo(79);
            assertThat(ill.xidIsNew()).isTrue();
            assertThat(ill.busy()).hasValue(0.87);
            assertThat(ill.trouble()).hasValue("2 uncorrectable ECC errors; a row of its memory could not be remapped");
            assertThat(ill.slowed()).hasValue("too hot (hardware)");
            GpuSight well = gpu(gpus, "chat-7d9c5b8f6d-b7mnq");
            assertThat(well.used() / MIB).isEqualTo(60_000);
            assertThat(well.growth()).isZero();
            assertThat(well.xid()).isEqualTo(79);
            assertThat(well.xidIsNew()).isFalse();
            assertThat(well.trouble()).isEmpty();
            assertThat(well.slowed()).isEmpty();
            assertThat(well.age()).isLessThan(SignalSight.OLD);
        });
        eventually(() -> {
            assertThat(sight("tgi").gpus()).isEmpty();
            assertThat(sight("tgi").findings())
                    .contains("the GPUs are not known: Prometheus has no sample of DCGM exporter for these pods");
        });
    }

    @Test
    void showsADeadExporterAsMissingAndNeverAsZero() {
        eventually(() -> near("dying", Signal.REQUESTS, 10));

        exporters.kill("inference.dying-5c4d-bbbbb");

        eventually(() -> {
            assertThat(sight("dying").values()).isEmpty();
            assertThat(sight("dying").findings())
                    .contains("the queue's length is not known: Prometheus has no sample of it");
        });
    }

    @Test
    void saysHowOldASampleIs() {
        eventually(() -> {
            Measured measured = measured("old", Signal.QUEUE_LENGTH);
            assertThat(measured.value()).isEqualTo(5);
            assertThat(measured.age()).isBetween(Duration.ofSeconds(99), Duration.ofSeconds(250));
            assertThat(sight("old").now(Signal.QUEUE_LENGTH)).isEmpty();
            assertThat(sight("old").findings()).anyMatch(it -> it.matches("the queue's length is [0-9]+ s old"));
        });
    }

    @Test
    void knowsHowItWasFiveMinutesAgo() {
        eventually(() -> {
            near("before", Signal.REQUESTS_EARLIER, 10);
            near("before", Signal.QUEUE_WAIT_EARLIER, 0.39);
            assertThat(sight("before").values()).containsOnlyKeys(Signal.REQUESTS_EARLIER, Signal.QUEUE_WAIT_EARLIER);
            assertThat(sight("chat").values()).doesNotContainKey(Signal.REQUESTS_EARLIER);
        });
    }

    @Test
    void asksWhatTheServicesFileSaysInstead() {
        eventually(() -> {
            near("written", Signal.QUEUE_LENGTH, 3);
            near("written", Signal.QUEUE_WAIT, 16);
            assertThat(sight("written").findings())
                    .anyMatch(it ->
                            it.matches("requests per second is not known: its query gives [0-9] numbers, not one"))
                    .anyMatch(
                            it -> it.startsWith("the use of the key-value cache could not be asked: Prometheus answered"
                                    + " 400 (bad_data: "));
        });
    }

    private static void near(String service, Signal signal, double value) {
        Measured measured = measured(service, signal);
        assertThat(measured.value()).as("%s of %s", signal, service).isCloseTo(value, NEARLY);
        assertThat(measured.age()).isLessThan(SignalSight.OLD);
    }

    private static Measured measured(String service, Signal signal) {
        SignalSight sight = sight(service);
        assertThat(sight.values()).as("%s of %s", sight.findings(), service).containsKey(signal);
        return Objects.requireNonNull(sight.values().get(signal));
    }

    private static SignalSight sight(String service) {
        Reading<SignalSight> reading = Objects.requireNonNull(signals.latest().get(service));
        assertThat(reading).isInstanceOf(Reading.Known.class);
        return reading.known().orElseThrow();
    }

    private static GpuSight gpu(List<GpuSight> gpus, String pod) {
        return gpus.stream().filter(gpu -> gpu.pod().equals(pod)).findFirst().orElseThrow();
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).untilAsserted(holds);
    }
}
