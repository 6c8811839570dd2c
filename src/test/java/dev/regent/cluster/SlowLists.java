package dev.regent.cluster;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An API server with nothing in it, which takes its time. Watches of it stay open. */
final class SlowLists implements AutoCloseable {
    private static final String NOTHING =
            "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}";

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, HttpServerRequest> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final HttpServer server;
    private volatile Optional<Duration> delay = Optional.empty();

    SlowLists() {
        server = vertx.createHttpServer()
                .requestHandler(this::asked)
                .webSocketHandler(watch -> {})
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/";
    }

    private void asked(HttpServerRequest request) {
        if ("/readyz".equals(request.path())) {
            request.response().end("ok");
            return;
        }
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        String what = request.uri();
        request.connection().closeHandler(gone -> waiting.remove(what, request));
        waiting.put(what, request);
        delay.ifPresent(wait -> vertx.setTimer(wait.toMillis(), due -> answer(what)));
    }

    /** Those that are not answered yet: path and query. */
    List<String> waiting() {
        return List.copyOf(waiting.keySet());
    }

    /** With a list of nothing. */
    void answer(String what) {
        HttpServerRequest request = waiting.remove(what);
        if (request != null) {
            underWay.decrementAndGet();
            request.response().putHeader("Content-Type", "application/json").end(NOTHING);
        }
    }

    /** All of them, from now on, without being told. */
    void answerAfter(Duration wait) {
        delay = Optional.of(wait);
    }

    int mostAtOnce() {
        return most.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
