package dev.regent.sandbox.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's web server with a virtual thread for each request. */
final class WebServer implements AutoCloseable {
    private static final int BACKLOG = 256;

    static {
        // It writes head and body apart; without this, Nagle's algorithm holds the body back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private WebServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static WebServer start(InetAddress host, Inference inference) {
        try {
            var server = HttpServer.create(new InetSocketAddress(host, 0), BACKLOG);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> handle(exchange, inference));
            server.start();
            return new WebServer(server, threads);
        } catch (IOException taken) {
            throw new UncheckedIOException("A gateway cannot listen on " + host, taken);
        }
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void handle(HttpExchange exchange, Inference inference) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var answer = inference.answer(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var json = answer.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head ? -1 : json.length);
        if (!head) {
            exchange.getResponseBody().write(json);
        }
    }
}
