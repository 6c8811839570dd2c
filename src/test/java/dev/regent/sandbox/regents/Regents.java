package dev.regent.sandbox.regents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regent.world.Region;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every regent of the sandbox, and what they answer over REST. */
public final class Regents implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration LONG_DEADLINE = Duration.ofSeconds(15);
    private static final JsonMapper JSON = new JsonMapper();

    private final List<RegentProcess> processes;
    private final String service;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();

    /** What a regent answered. */
    public record Reply(int status, String body) {}

    /**
     * For processes that are not started yet.
     *
     * @param token what orders must carry
     */
    public Regents(List<RegentProcess> processes, String service, String token) {
        this.processes = List.copyOf(processes);
        this.service = service;
        this.token = token;
    }

    public List<RegentProcess> all() {
        return processes;
    }

    /** Its replicas. */
    public List<RegentProcess> of(Region region) {
        return processes.stream()
                .filter(process -> process.region().equals(region))
                .toList();
    }

    /** The replica of that name. */
    public Optional<RegentProcess> named(String replica) {
        return processes.stream()
                .filter(process -> process.replica().equals(replica))
                .findFirst();
    }

    /** Those that are dead are started, those that are paused go on. */
    public void startAll() {
        processes.forEach(process -> {
            process.resume();
            process.start();
        });
    }

    /** All are gone when this returns. */
    public void endAll() {
        processes.forEach(RegentProcess::end);
    }

    public void killAll() {
        processes.forEach(RegentProcess::kill);
    }

    /** Into their logs, for whoever has to find out why they do not do what they should. */
    public void dumpThreads() {
        processes.forEach(RegentProcess::dumpThreads);
    }

    /** Whether all of them say that they are ready. */
    public boolean ready() {
        return processes.stream().allMatch(process -> {
            try {
                return get(process, "/q/health/ready").status() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** {@code GET /v1/status} of the first replica that answers. */
    public Optional<JsonNode> status(Region region) {
        return of(region).stream().flatMap(process -> status(process).stream()).findFirst();
    }

    private Optional<JsonNode> status(RegentProcess process) {
        try {
            return Optional.of(JSON.readTree(get(process, "/v1/status").body()));
        } catch (IOException deadOrMad) {
            return Optional.empty();
        }
    }

    public Reply get(RegentProcess process, String path) throws IOException {
        return send(HttpRequest.newBuilder(process.endpoint().resolve(path)).timeout(DEADLINE));
    }

    /**
     * Asks a regent, as on-call would: {@code POST /v1/services/{service}/{verb}}.
     *
     * @param verb failover, failback, pause or resume
     * @param json such as {@code {"from": "us-east-1", "reason": "a drill"}}
     */
    public Reply order(RegentProcess process, String verb, String json) throws IOException {
        URI uri = process.endpoint().resolve("/v1/services/" + service + "/" + verb);
        return send(HttpRequest.newBuilder(uri)
                .timeout(LONG_DEADLINE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        killAll();
        http.shutdownNow();
    }
}
