package dev.regent.signals;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Watch.Pace;
import dev.regent.world.Reading;
import dev.regent.world.Service;
import dev.regent.world.Serving.Stack;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.SignalSight.Unanswered;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the wire and the other side can do to a look. */
class PrometheusSignalsTest {
    private static final Service CHAT = Stacks.service("chat", Stack.VLLM, Map.of(), Stacks.deployment("chat"));
    private static final String NOTHING = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    private static final String QUEUE = "num_requests_waiting";

    /** So long that no busy machine runs into it. */
    private static final Duration AMPLE = Duration.ofSeconds(30);
    /** For looks that are meant to run into it. */
    private static final Duration SHORT = Duration.ofSeconds(4);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().containerThreads(100));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> outcomes = ConcurrentHashMap.newKeySet();
    private final int port;

    PrometheusSignalsTest() {
        server.start();
        port = server.port();
        answers("query=", okJson(NOTHING));
    }

    private volatile Instant now = Instant.parse("2026-11-26T12:00:00Z");

    @AfterEach
    void stop() {
        server.stop();
        timer.shutdownNow();
    }

    @Test
    void knowsWhatWasAnswered() {
        answers(QUEUE, okJson(answer(7, 3.5)));

        try (PrometheusSignals signals = signals(AMPLE, CHAT)) {
            SignalSight sight = awaitSight(signals);

            assertThat(sight.values())
                    .containsExactly(
                            Map.entry(Signal.QUEUE_LENGTH, new Measured(7, Duration.ofMillis(3500), Duration.ZERO)));
            assertThat(sight.findings())
                    .contains("the success rate is not known: Prometheus has no sample of it")
                    .hasSize(6);
            server.verify(postRequestedFor(urlEqualTo("/deep/er/api/v1/query"))
                    .withRequestBody(containing("timeout=29800ms")));
            // Before the end, which breaks off a next look that is under way.
            await().untilAsserted(
                            () -> assertThat(outcomes).containsOnly("prometheus query ok", "prometheus of chat ok"));
        }
    }

    /** Whoever asks later than it was seen is told so. */
    @Test
    void isAsOldAsItIsByNow() {
        answers(QUEUE, okJson(answer(7, 3.5)));

        try (PrometheusSignals signals = signals(AMPLE, CHAT)) {
            awaitSight(signals);
            now = now.plusSeconds(4);

            assertThat(seen(signals, CHAT).orElseThrow().values().get(Signal.QUEUE_LENGTH))
                    .isEqualTo(new Measured(7, Duration.ofMillis(7500), Duration.ZERO));
        }
    }

    @Test
    void keepsAnOldValueOutOfNow() {
        answers(QUEUE, okJson(answer(7, 61)));

        SignalSight sight = known(CHAT);

        assertThat(sight.values().get(Signal.QUEUE_LENGTH))
                .isEqualTo(new Measured(7, Duration.ofSeconds(61), Duration.ZERO));
        assertThat(sight.now(Signal.QUEUE_LENGTH)).isEmpty();
        assertThat(sight.findings()).contains("the queue's length is 61 s old");
    }

    @Test
    void knowsTheRestWhereOneQueryIsRefused() {
        answers(QUEUE, okJson(answer(7, 1)));
        answers(
                "histogram_quantile",
                aResponse()
                        .withStatus(422)
                        .withBody("{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}"));

        SignalSight sight = known(CHAT);

        assertThat(sight.values()).containsOnlyKeys(Signal.QUEUE_LENGTH);
        assertThat(sight.findings())
                .contains(
                        "the wait in the queue could not be asked: Prometheus answered 422 (execution: too many samples)");
    }

    @Test
    void knowsTheRestWhereOneQueryHangs() {
        answers(QUEUE, okJson(answer(7, 1)));
        answers("kv_cache_usage", okJson(answer(1, 1)).withFixedDelay(120_000));
        answers("DCGM", okJson(NOTHING).withChunkedDribbleDelay(10, 120_000));

        SignalSight sight = known(CHAT, SHORT);

        assertThat(sight.values()).containsOnlyKeys(Signal.QUEUE_LENGTH);
        assertThat(sight.findings())
                .anyMatch(it ->
                        it.startsWith("the use of the key-value cache could not be asked: Prometheus did not answer"))
                .anyMatch(it -> it.startsWith("the GPUs could not be asked: Prometheus did not answer"));
        assertThat(sight.unanswered()).isEqualTo(new Unanswered(Set.of(Signal.KV_CACHE), true));
    }

    @Test
    void knowsWhatWasAnsweredBeforeForAFewMissedLooks() {
        answers(QUEUE, okJson(answer(7, 1)));

        try (PrometheusSignals signals = signals(AMPLE, CHAT)) {
            awaitSight(signals);
            answers("query=", aResponse().withStatus(503));
            await().atMost(PATIENCE).until(() -> missed(signals, "; what was answered before stands, up to 0 s old"));
            long looks = looks(signals);
            now = now.plusSeconds(4);
            await().atMost(PATIENCE).until(() -> looks(signals) > looks);

            assertThat(seen(signals, CHAT).orElseThrow().values())
                    .containsExactly(
                            Map.entry(Signal.QUEUE_LENGTH, new Measured(7, Duration.ofSeconds(5), Duration.ZERO)));
            for (int second = 4; second < 13; second++) {
                assertThat(seen(signals, CHAT)).isPresent();
                now = now.plusSeconds(1);
            }
            assertThat(why(signals)).isEqualTo("Prometheus at http://localhost:" + port + "/deep/er/ answered 503");
        }
    }

    @Test
    void knowsWhatOneQueryWasAnsweredBeforeWhileItIsRefused() {
        answers(QUEUE, okJson(answer(7, 1)));

        try (PrometheusSignals signals = signals(AMPLE, CHAT)) {
            awaitSight(signals);
            answers(QUEUE, aResponse().withStatus(503));
            now = now.plusSeconds(2);
            await().atMost(PATIENCE)
                    .until(() -> missed(
                            signals,
                            "the queue's length could not be asked: Prometheus answered 503; what was answered before stands,"
                                    + " 2 s old"));

            assertThat(seen(signals, CHAT).orElseThrow().values().get(Signal.QUEUE_LENGTH))
                    .isEqualTo(new Measured(7, Duration.ofSeconds(3), Duration.ZERO));
        }
    }

    @Test
    void passesOnWhatPrometheusWarnsOf() {
        answers(QUEUE, okJson(answer(7, 1).replaceAll("}$", ",\"warnings\":[\"a store is missing\"]}")));

        assertThat(known(CHAT).findings()).contains("Prometheus warns of the queue's length: a store is missing");
    }

    @Test
    void knowsNothingWherePrometheusIsDead() {
        server.stop();

        assertThat(unknown())
                .startsWith("Prometheus at http://localhost:" + port + "/deep/er/ could not be connected to");
        assertThat(outcomes).contains("prometheus query refused", "prometheus of chat error");
    }

    @Test
    void knowsNothingWherePrometheusCannotAnswer() {
        answers("query=", aResponse().withStatus(503).withBody("Service Unavailable"));

        assertThat(unknown()).isEqualTo("Prometheus at http://localhost:" + port + "/deep/er/ answered 503");
    }

    @Test
    void knowsNothingWhereGarbageIsAnswered() {
        answers("query=", aResponse().withStatus(200).withBody("<html>please log in</html>"));

        assertThat(unknown())
                .isEqualTo("Prometheus at http://localhost:" + port + "/deep/er/ answered something that is not JSON");
    }

    @Test
    void followsNobodyElsewhere() {
        answers("query=", aResponse().withStatus(302).withHeader("Location", "http://localhost:" + port + "/login"));

        assertThat(unknown()).isEqualTo("Prometheus at http://localhost:" + port + "/deep/er/ answered 302");
    }

    @Test
    void knowsNothingWhereItHangs() {
        answers("query=", okJson(NOTHING).withFixedDelay(120_000));

        assertThat(unknown(SHORT)).containsIgnoringCase("prometheus").contains(" did not answer");
    }

    @Test
    void knowsNothingWhereConnectionsBreak() {
        answers("query=", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(unknown()).startsWith("Prometheus at http://localhost:" + port + "/deep/er/ broke off: ");
    }

    @Test
    void looksAtNoServiceThatNamesNothingToLookAt() {
        Service nameless = Stacks.service("nameless", Stack.VLLM, Map.of());
        Service written = Stacks.service("written", Stack.HTTP, Map.of(Signal.REQUESTS, "sum(x)"));
        answers("sum%28x%29", okJson(answer(42, 0)));

        try (PrometheusSignals signals = signals(AMPLE, nameless, written)) {
            await().atMost(PATIENCE)
                    .until(() -> signals.latest().get("written") instanceof Reading.Known<SignalSight> seen
                            && seen.value().values().containsKey(Signal.REQUESTS_EARLIER));

            assertThat(signals.latest()).containsOnlyKeys("written");
        }
    }

    private void answers(String query, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo("/deep/er/api/v1/query"))
                .withRequestBody(containing(query))
                .willReturn(answer));
    }

    private static String answer(double value, double age) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
                + "{\"metric\":{\"regent\":\"value\"},\"value\":[1764000000,\"" + value + "\"]},"
                + "{\"metric\":{\"regent\":\"age\"},\"value\":[1764000000,\"" + age + "\"]}]}}";
    }

    private SignalSight known(Service service) {
        return known(service, AMPLE);
    }

    /** A look on a busy machine may have got nothing in time; the next one may. */
    private SignalSight known(Service service, Duration deadline) {
        try (PrometheusSignals signals = signals(deadline, service)) {
            return await().atMost(PATIENCE)
                    .until(
                            () -> seen(signals, service),
                            sight -> sight.filter(it -> !it.values().isEmpty() || deadline.equals(AMPLE))
                                    .isPresent())
                    .orElseThrow();
        }
    }

    private static SignalSight awaitSight(PrometheusSignals signals) {
        return await().atMost(PATIENCE)
                .until(() -> seen(signals, CHAT), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<SignalSight> seen(PrometheusSignals signals, Service service) {
        return Objects.requireNonNull(signals.latest().get(service.name())).known();
    }

    private static boolean missed(PrometheusSignals signals, String finding) {
        return seen(signals, CHAT).stream()
                .flatMap(sight -> sight.findings().stream())
                .anyMatch(it -> it.endsWith(finding));
    }

    private static long looks(PrometheusSignals signals) {
        return Objects.requireNonNull(signals.latest().get("chat")).looks();
    }

    private String unknown() {
        return unknown(AMPLE);
    }

    private String unknown(Duration deadline) {
        try (PrometheusSignals signals = signals(deadline, CHAT)) {
            await().atMost(PATIENCE)
                    .until(() ->
                            Objects.requireNonNull(signals.latest().get("chat")).looks() > 0);
            return why(signals);
        }
    }

    private static String why(PrometheusSignals signals) {
        return signals.latest().get("chat") instanceof Reading.Unknown<SignalSight> unknown ? unknown.why() : "";
    }

    private PrometheusSignals signals(Duration deadline, Service... services) {
        return new PrometheusSignals(
                        URI.create("http://localhost:" + port + "/deep/er/"),
                        List.of(services),
                        new Footing(timer, () -> now, (to, took, outcome) -> outcomes.add(to + " " + outcome)),
                        new Pace(Duration.ofSeconds(1), deadline))
                .start();
    }
}
