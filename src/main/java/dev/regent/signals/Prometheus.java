package dev.regent.signals;

import dev.regent.loop.Calls;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks one Prometheus, or whatever else speaks its HTTP API. Queries go as forms, because they may be longer than an
 * address may be.
 */
final class Prometheus implements AutoCloseable {
    private static final int MOST_BYTES = 16 << 20;
    private static final int OK = 200;

    private final URI base;
    private final URI endpoint;
    private final Duration deadline;
    private final Calls calls;
    private final HttpClient client;

    /**
     * @param base     with a path prefix where it has one
     * @param deadline for one query; Prometheus is told it too
     */
    Prometheus(URI base, Duration deadline, Calls calls) {
        this.base = base;
        this.endpoint = URI.create(base.toString().replaceAll("/+$", "") + "/api/v1/query");
        this.deadline = deadline;
        this.calls = calls;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadline)
                .build();
    }

    /** For sentences. */
    URI base() {
        return base;
    }

    /**
     * Asks once, and once more where the connection broke: one that was kept open may have been closed meanwhile.
     *
     * @throws NotSeen with a sentence that continues "Prometheus …"
     */
    Vector ask(String promql) throws NotSeen, InterruptedException {
        long begun = System.nanoTime();
        String outcome = "error";
        try {
            Vector vector = vector(answer(promql));
            outcome = "ok";
            return vector;
        } catch (HttpTimeoutException late) {
            outcome = "timeout";
            throw new NotSeen("did not answer within " + deadline.toMillis() + " ms", late);
        } catch (ConnectException refused) {
            outcome = "refused";
            throw new NotSeen("could not be connected to: " + said(refused), refused);
        } catch (IOException broken) {
            throw new NotSeen("broke off: " + said(broken), broken);
        } finally {
            calls.completed("prometheus query", Duration.ofNanos(System.nanoTime() - begun), outcome);
        }
    }

    private HttpResponse<InputStream> answer(String promql) throws IOException, InterruptedException {
        HttpRequest request = request(promql);
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException | ConnectException notAgain) {
            throw notAgain;
        } catch (IOException broken) {
            return client.send(request, BodyHandlers.ofInputStream());
        }
    }

    private HttpRequest request(String promql) {
        String form =
                "timeout=" + deadline.toMillis() + "ms&query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(endpoint)
                .timeout(deadline)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("User-Agent", "regent")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private static Vector vector(HttpResponse<InputStream> answer) throws IOException, NotSeen {
        byte[] body;
        try (InputStream stream = answer.body()) {
            body = stream.readNBytes(MOST_BYTES + 1);
        }
        if (answer.statusCode() != OK) {
            throw new NotSeen("answered " + answer.statusCode() + Vector.error(body));
        }
        if (body.length > MOST_BYTES) {
            throw new NotSeen("answered more than " + MOST_BYTES + " bytes");
        }
        return Vector.read(body);
    }

    /** The client's exceptions often have their reason in a cause. */
    private static String said(Throwable broken) {
        for (@Nullable Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return broken.getClass().getSimpleName();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
