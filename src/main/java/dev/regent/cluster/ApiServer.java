package dev.regent.cluster;

import dev.regent.loop.Watch;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Watch.Pace;
import dev.regent.world.Reading;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether the API server answers. A watch on a connection that is dead looks like one in which nothing happens, so a light
 * question is asked every other second: {@code GET /readyz}, which every authenticated client may ask, and which fails too
 * when the server cannot reach its own database and so would show what was.
 */
final class ApiServer implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Pace PACE = new Pace(Duration.ofSeconds(2), DEADLINE.plusMillis(200));
    /** Unanswered questions in a row: one may get lost. */
    private static final long SILENT = 2;
    /** So many that watches of before are not to be trusted when it answers again: ten seconds. */
    private static final long LOST = 5;

    private final KubernetesClient client;
    private final Watch<Boolean> watch;
    private volatile long answered;

    ApiServer(KubernetesClient client, Footing footing) {
        this.client = client;
        this.watch = new Watch<>("kubernetes API", PACE, this::ask, footing);
    }

    void start() {
        watch.start();
    }

    /** @throws CannotLook while it does not */
    void mustAnswer() throws CannotLook {
        Reading<Boolean> latest = watch.latest();
        if (latest instanceof Reading.Unknown<Boolean> unknown && silence(latest) >= SILENT) {
            throw new CannotLook("the API server of " + client.getMasterUrl() + " does not answer since "
                    + unknown.since() + ": " + unknown.why());
        }
        if (latest.looks() == 0) {
            throw new CannotLook("the API server of " + client.getMasterUrl() + " was not asked yet");
        }
    }

    boolean isLost() {
        return silence(watch.latest()) >= LOST;
    }

    private long silence(Reading<Boolean> latest) {
        if (latest instanceof Reading.Known<Boolean> known) {
            answered = known.looks();
        }
        return latest.looks() - answered;
    }

    private Boolean ask() throws IOException, InterruptedException {
        HttpClient http = client.getHttpClient();
        HttpRequest ready = http.newHttpRequestBuilder()
                .uri(question())
                .timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        HttpResponse<String> answer = answer(http, ready);
        if (answer.code() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw new IOException("it does not accept this regent's credentials (401)");
        }
        if (answer.code() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            throw new IOException("it says that it is not ready (" + answer.code() + ")");
        }
        return true;
    }

    /** Appended and not resolved: a server behind a proxy, as Rancher's, has a path of its own. */
    private URI question() {
        String url = client.getMasterUrl().toString();
        return URI.create(url.endsWith("/") ? url + "readyz" : url + "/readyz");
    }

    private static HttpResponse<String> answer(HttpClient http, HttpRequest question)
            throws IOException, InterruptedException {
        var asked = http.sendAsync(question, String.class);
        try {
            return asked.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + DEADLINE.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null
                            ? e.toString()
                            : String.valueOf(e.getCause().getMessage()),
                    e);
        } finally {
            asked.cancel(true);
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
