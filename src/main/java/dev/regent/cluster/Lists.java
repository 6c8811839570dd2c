package dev.regent.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.impl.KubernetesClientImpl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets only a few lists be under way at once. A page of 500 objects is some megabytes as text and more than that once it
 * is read; with one list for every service, all of them at once at the start and whenever the server has forgotten the
 * versions that the watches know, a regent would need a heap for moments.
 *
 * <ol>
 *   <li>A page is asked for, waited for and read on one of a few threads of its own, never on those that serve all
 *       connections.
 *   <li>A list that has begun is finished before others begin: the server remembers its place in it for minutes only.
 *   <li>A page that is not there by its deadline is given up, so that one that hangs delays the others for that long.
 * </ol>
 *
 * Watches and everything else pass through.
 */
final class Lists implements HttpClient {
    /** Enough to keep two processors busy with reading while others are on their way. */
    static final int AT_ONCE = 4;

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Duration deadline;
    private final ThreadPoolExecutor threads;
    private final Set<Page<?>> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean closed;

    Lists(HttpClient http, int atOnce, Duration deadline) {
        this.http = http;
        this.deadline = deadline;
        this.threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new PriorityBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("regent-lists-", 0).factory(),
                (page, pool) -> ((Page<?>) page).giveUp());
        threads.allowCoreThreadTimeOut(true);
    }

    /** A client for lists and watches; closing it ends its lists, and leaves the connections to the one that it is of. */
    static KubernetesClient of(KubernetesClient client) {
        return new KubernetesClientImpl(
                new Lists(client.getHttpClient(), AT_ONCE, DEADLINE),
                client.getConfiguration(),
                null,
                client.getKubernetesSerialization());
    }

    @Override
    public <V> CompletableFuture<HttpResponse<V>> sendAsync(HttpRequest request, Class<V> type) {
        var page = new Page<>(request, type, asked.incrementAndGet());
        open.add(page);
        threads.execute(page);
        return page.read;
    }

    /** One request. Whoever waits for what it brings goes on in {@link #run}: that is where it is read. */
    private final class Page<V> implements Runnable, Comparable<Page<?>> {
        private final HttpRequest request;
        private final Class<V> type;
        private final long number;
        private final boolean continues;
        private final CompletableFuture<HttpResponse<V>> read = new CompletableFuture<>();

        Page(HttpRequest request, Class<V> type, long number) {
            this.request = request;
            this.type = type;
            this.number = number;
            this.continues = String.valueOf(request.uri().getRawQuery()).contains("continue=");
        }

        @Override
        public void run() {
            if (read.isDone()) {
                return;
            }
            try {
                CompletableFuture<HttpResponse<V>> answer = http.sendAsync(request, type);
                var unused = read.whenComplete((nothing, failure) -> answer.cancel(true));
                read.complete(answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                read.completeExceptionally(new IOException("no answer within " + deadline.toSeconds() + " s", e));
            } catch (ExecutionException e) {
                read.completeExceptionally(e.getCause() == null ? e : e.getCause());
            } catch (CancellationException e) {
                giveUp();
            } catch (RuntimeException e) {
                read.completeExceptionally(e);
            } catch (InterruptedException e) {
                giveUp();
                Thread.currentThread().interrupt();
            } finally {
                open.remove(this);
            }
        }

        void giveUp() {
            open.remove(this);
            read.completeExceptionally(new IOException("it is not wanted any more"));
        }

        @Override
        public int compareTo(Page<?> other) {
            return continues == other.continues ? Long.compare(number, other.number) : continues ? -1 : 1;
        }
    }

    @Override
    public CompletableFuture<HttpResponse<AsyncBody>> consumeBytes(
            HttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        return http.consumeBytes(request, consumer);
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return http.newWebSocketBuilder();
    }

    @Override
    public HttpRequest.Builder newHttpRequestBuilder() {
        return http.newHttpRequestBuilder();
    }

    @Override
    public DerivedClientBuilder newBuilder() {
        return http.newBuilder();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(Page::giveUp);
        threads.shutdown();
    }
}
