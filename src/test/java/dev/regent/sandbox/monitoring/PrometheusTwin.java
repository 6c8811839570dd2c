package dev.regent.sandbox.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.sandbox.kubernetes.RegionCluster;
import dev.regent.world.Serving;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A region's Prometheus: {@code /api/v1/query} answers the queries that regents ask and no others. It is quicker than a
 * real one in two ways: it scrapes each second, and its rates are over {@link GatewayCounters#WINDOW} whatever window the query
 * names.
 */
public final class PrometheusTwin implements AutoCloseable {
    private static final long SCRAPE_MILLIS = 1000;
    private static final String NOT_ASKED =
            "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"the sandbox's Prometheus answers only what"
                    + " regents ask by default, and this is none of it\"}";

    private final HttpServer server;
    private final Exporters exporters;
    private final Answers answers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("prometheus").factory());

    private PrometheusTwin(HttpServer server, Exporters exporters, Answers answers) {
        this.server = server;
        this.exporters = exporters;
        this.answers = answers;
        server.setExecutor(threads);
        server.createContext("/api/v1/query", this::receive);
        server.start();
        var unused = clock.scheduleWithFixedDelay(
                () -> exporters.scrape(Instant.now()), 0, SCRAPE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Listens and scrapes at once. */
    public static PrometheusTwin start(
            InetAddress address, Serving serving, InferenceGateway gateway, RegionCluster cluster) {
        var exporters = new Exporters(gateway, cluster, Duration.ofSeconds(GatewayCounters.WINDOW));
        try {
            return new PrometheusTwin(
                    HttpServer.create(new InetSocketAddress(address, 0), 0),
                    exporters,
                    new Answers(serving, exporters));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** Where it listens itself; regents reach it through links. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Nothing was scraped yet. */
    public void forget() {
        exporters.forget();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> answer = query(exchange).flatMap(query -> answers.to(query, Instant.now()));
            byte[] body = answer.orElse(NOT_ASKED).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.isPresent() ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** From the form or from the address, as Prometheus takes it. */
    private static Optional<String> query(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String address =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return Stream.of(form.split("&", -1), address.split("&", -1))
                .flatMap(Stream::of)
                .filter(pair -> pair.startsWith("query="))
                .map(pair -> URLDecoder.decode(pair.substring("query=".length()), StandardCharsets.UTF_8))
                .findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
