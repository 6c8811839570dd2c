package dev.regent.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regent.world.Region;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InferenceGatewayTest {
    private static final String PROMPT = "{\"model\":\"llama\",\"prompt\":\"hello\",\"max_tokens\":1}";
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private final HttpClient http = HttpClient.newHttpClient();
    private InferenceGateway gateway;

    @BeforeEach
    void start() {
        var behaviour = new Behaviour(
                Duration.ofMillis(2), Duration.ofMillis(1), PATIENT, 100, Duration.ofMillis(100), Duration.ZERO);
        gateway = InferenceGateway.start(new Region("us-east-1"), new InetSocketAddress("127.0.13.1", 0), behaviour);
        gateway.haveReady(2);
    }

    @AfterEach
    void stop() {
        gateway.close();
        http.close();
    }

    @Test
    void completesAsOpenAiDoes() throws Exception {
        var response = infer(PROMPT);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-region")).hasValue("us-east-1");
        var json = new ObjectMapper().readTree(response.body());
        assertThat(json.path("object").asText()).isEqualTo("text_completion");
        assertThat(json.path("model").asText()).isEqualTo("llama");
        assertThat(json.path("created").asLong()).isPositive();
        assertThat(json.path("id").asText()).startsWith("cmpl-");
        assertThat(json.path("choices").path(0).path("text").asText()).isEqualTo(" yes");
        assertThat(json.path("usage").path("completion_tokens").asInt()).isEqualTo(1);
    }

    @Test
    void chats() throws Exception {
        var response = post("/v1/chat/completions", "{\"model\":\"llama\",\"messages\":[]}", PATIENT);

        var json = new ObjectMapper().readTree(response.body());
        assertThat(json.path("choices").path(0).path("message").path("role").asText())
                .isEqualTo("assistant");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        assertThat(infer("hello").statusCode()).isEqualTo(400);
        assertThat(infer("{\"prompt\":\"hello\"}").body()).contains("model");
        assertThat(infer("{\"model\":\"llama\"}").statusCode()).isEqualTo(400);
        assertThat(get("/healthz").statusCode()).isEqualTo(404);
    }

    @Test
    void isLiveOnlyWithAReadyReplica() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);

        gateway.haveReady(0);

        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(infer(PROMPT).statusCode()).isEqualTo(503);
    }

    @Test
    void answersAgainWhenReplicasHaveStarted() throws Exception {
        gateway.haveReady(0);
        gateway.scaleTo(1);

        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(gateway.requestsPerSecondItCanServe()).isEqualTo(100);
    }

    @Test
    void refusesWhatIsBeyondItsCapacity() throws Exception {
        gateway.close();
        gateway = InferenceGateway.start(
                new Region("us-east-1"),
                new InetSocketAddress("127.0.13.1", 0),
                Behaviour.DEFAULT.withRequestsPerSecondAndReplica(0.01));
        gateway.haveReady(1);

        assertThat(infer(PROMPT).statusCode()).isEqualTo(200);
        var refused = infer(PROMPT);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("x-region")).hasValue("us-east-1");
        assertThat(gateway.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0));
    }

    @Test
    void refusesConnectionsAfterItDiedAndListensOnTheSamePortWhenHealed() throws Exception {
        infer(PROMPT);
        var before = gateway.endpoint();

        gateway.inject(Fault.DIES);
        // A connection that the client has kept breaks first; every one after it is refused.
        Awaitility.await()
                .untilAsserted(() -> assertThatThrownBy(() -> infer(PROMPT)).isInstanceOf(ConnectException.class));

        gateway.heal(Fault.DIES);
        assertThat(gateway.endpoint()).isEqualTo(before);
        assertThat(infer(PROMPT).statusCode()).isEqualTo(200);
    }

    @Test
    void breaksRequestsUnderWayWhenItDies() {
        gateway.inject(Fault.INFERENCE_HANGS);
        var underWay = http.sendAsync(request("/v1/completions", PROMPT, PATIENT), BodyHandlers.ofString());
        Awaitility.await().until(() -> gateway.counts().inference() == 1);

        gateway.inject(Fault.DIES);

        assertThatThrownBy(underWay::join).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void answersNotAByteWhileItHangs() throws Exception {
        gateway.inject(Fault.HANGS);

        assertThatThrownBy(() -> post("/v1/completions", PROMPT, A_MOMENT)).isInstanceOf(HttpTimeoutException.class);
        assertThat(gateway.counts().inference()).isZero();

        gateway.heal();
        assertThat(infer(PROMPT).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsHangingWhenSomethingElseHappensToo() {
        gateway.inject(Fault.HANGS);
        gateway.inject(Fault.INFERENCE_FAILS);

        assertThatThrownBy(() -> post("/v1/completions", PROMPT, A_MOMENT)).isInstanceOf(HttpTimeoutException.class);
        assertThat(gateway.faults()).containsExactlyInAnyOrder(Fault.HANGS, Fault.INFERENCE_FAILS);
    }

    @Test
    void isLiveWhileInferenceFails() throws Exception {
        gateway.inject(Fault.INFERENCE_FAILS);

        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(infer(PROMPT).statusCode()).isEqualTo(500);
        assertThat(gateway.counts().failed()).isEqualTo(1);
    }

    @Test
    void isLiveWhileInferenceHangs() throws Exception {
        gateway.inject(Fault.INFERENCE_HANGS);

        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> post("/v1/completions", PROMPT, A_MOMENT)).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void isNotLiveWithoutAReplicaByFault() throws Exception {
        gateway.inject(Fault.NO_READY_REPLICA);

        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(gateway.readyReplicas()).isZero();

        gateway.heal();
        assertThat(gateway.readyReplicas()).isEqualTo(2);
    }

    @Test
    void answersLateWhileSlow() {
        gateway.inject(Fault.SLOW);

        assertThatThrownBy(() -> post("/v1/completions", PROMPT, A_MOMENT)).isInstanceOf(HttpTimeoutException.class);
    }

    private HttpResponse<String> infer(String body) throws Exception {
        return post("/v1/completions", body, PATIENT);
    }

    private HttpResponse<String> post(String path, String body, Duration deadline) throws Exception {
        return http.send(request(path, body, deadline), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String body, Duration deadline) {
        return HttpRequest.newBuilder(gateway.endpoint().resolve(path))
                .timeout(deadline)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(gateway.endpoint().resolve(path)).timeout(PATIENT);
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
