package dev.regent.signals;

import dev.regent.loop.Watch.Footing;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one Prometheus, or whatever else speaks its HTTP API. Queries go as forms, because they may be longer than an
 * address may be.
 */
final class Prometheus implements AutoCloseable {
    private static final int MOST_BYTES = 16 << 20;
    private static final int OK = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final URI base;
    private final URI endpoint;
    private final Duration deadline;
    private final Footing footing;
    private final LongSupplier nanos;
    private final HttpClient client;

    /**
     * @param base     with a path prefix where it has one
     * @param deadline for one query, its repetition included; Prometheus is told it too
     */
    Prometheus(URI base, Duration deadline, Footing footing) {
        this(base, deadline, footing, System::nanoTime);
    }

    Prometheus(URI base, Duration deadline, Footing footing, LongSupplier nanos) {
        this.base = base;
        this.endpoint = URI.create(base.toString().replaceAll("/+$", "") + "/api/v1/query");
        this.deadline = deadline;
        this.footing = footing;
        this.nanos = nanos;
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
     * Asks once, and once more where the connection broke: one that was kept open may have been closed meanwhile. Before
     * that it waits a little, half of it by chance, so that many queries whose connections broke together do not come back
     * together; where the deadline leaves no time for it, it does not ask again.
     *
     * @throws NotSeen with a sentence that continues "Prometheus …"
     */
    Vector ask(String promql) throws NotSeen, InterruptedException {
        long begun = nanos.getAsLong();
        String outcome = "error";
        try {
            Vector vector = vector(answer(promql, begun));
            outcome = "ok";
            return vector;
        } catch (HttpTimeoutException late) {
            outcome = "timeout";
            throw new NotSeen("did not answer within " + deadline.toMillis() + " ms", late);
        } catch (ConnectException refused) {
            outcome = "refused";
            throw new NotSeen("could not be connected to: " + said(refused), refused);
        } catch (SSLHandshakeException untrusted) {
            outcome = "refused";
            throw new NotSeen("failed in the TLS handshake: " + said(untrusted), untrusted);
        } catch (IOException broken) {
            throw new NotSeen("broke off: " + said(broken), broken);
        } finally {
            footing.calls().completed("prometheus query", since(begun), outcome);
        }
    }

    private HttpResponse<InputStream> answer(String promql, long begun) throws IOException, InterruptedException {
        try {
            return client.send(request(promql, deadline), BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException | ConnectException | SSLHandshakeException notAgain) {
            throw notAgain;
        } catch (IOException broken) {
            Duration pause = pause();
            Duration left = deadline.minus(since(begun)).minus(pause);
            if (!left.isPositive()) {
                throw broken;
            }
            await(pause);
            return client.send(request(promql, left), BodyHandlers.ofInputStream());
        }
    }

    private Duration since(long begun) {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    private static Duration pause() {
        long longest = LONGEST_PAUSE.toMillis();
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    private void await(Duration pause) throws InterruptedException {
        var over = new CountDownLatch(1);
        var unused = footing.timer().schedule(over::countDown, pause.toMillis(), TimeUnit.MILLISECONDS);
        over.await();
    }

    private HttpRequest request(String promql, Duration within) {
        String form = "timeout=" + within.toMillis() + "ms&query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(endpoint)
                .timeout(within)
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
