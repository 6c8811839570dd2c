package dev.regent.sandbox.control;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.faults.Fault;
import dev.regent.sandbox.topology.Loopback;
import dev.regent.world.Region;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The sandbox's REST, on loopback only: {@code GET /} (the page), {@code GET /state}, {@code GET /faults}, {@code POST}
 * and {@code DELETE /faults/{fault}?region=…} (without a region: the most preferred one), {@code DELETE /faults} (heals
 * all), {@code POST /reset} (puts everything back).
 */
public final class Control implements AutoCloseable {
    private static final String FAULTS = "/faults";

    private final Sandbox sandbox;
    private final HttpServer server;
    private final StateView view;
    private final TrafficMeter meter;
    private final JsonMapper json = new JsonMapper();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private record Answer(int status, String type, String body) {}

    private Control(Sandbox sandbox, HttpServer server) {
        this.sandbox = sandbox;
        this.server = server;
        this.meter = new TrafficMeter(sandbox.order(), Instant.now());
        this.view = new StateView(sandbox, meter, new Guide(sandbox));
        server.createContext("/", this::receive);
        server.setExecutor(executor);
        var unused = timer.scheduleAtFixedRate(
                () -> meter.look(sandbox.clients().all().values(), Instant.now()), 0, 500, TimeUnit.MILLISECONDS);
    }

    /** Serves until it is closed. */
    public static Control start(Sandbox sandbox) {
        int port = sandbox.options().ports().control();
        Loopback.mustBeFree(Loopback.HERE, port, "the control page");
        try {
            var control = new Control(sandbox, HttpServer.create(new InetSocketAddress(Loopback.HERE, port), 0));
            control.server.start();
            return control;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerOrRefuse(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type() + "; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answerOrRefuse(HttpExchange exchange) throws IOException {
        try {
            return comesFromElsewhere(exchange)
                    ? text(403, "the control answers this machine's own pages only")
                    : answer(exchange);
        } catch (Fault.Unheard unheard) {
            return text(404, String.valueOf(unheard.getMessage()));
        } catch (IllegalStateException notQuiet) {
            return text(503, String.valueOf(notQuiet.getMessage()));
        } catch (RuntimeException bug) {
            System.getLogger(Control.class.getName())
                    .log(System.Logger.Level.ERROR, () -> "a bug answers " + exchange.getRequestURI(), bug);
            return text(500, bug.toString());
        }
    }

    /** A page from elsewhere could otherwise break the sandbox from within somebody's browser. */
    private static boolean comesFromElsewhere(HttpExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith(FAULTS + "/")) {
            return fault(method, path.substring(FAULTS.length() + 1), parameter(exchange, "region"));
        }
        return switch (method + " " + path) {
            case "GET /" -> new Answer(200, "text/html", page());
            case "GET /state" -> json(view.now(Instant.now()));
            case "GET /faults" -> json(view.faults());
            case "DELETE /faults" -> healed();
            case "POST /reset" -> reset();
            default ->
                text(
                        404,
                        "there is GET /, /state, /faults; POST and DELETE /faults/{fault}?region=…;"
                                + " DELETE /faults; POST /reset");
        };
    }

    private Answer fault(String method, String name, Optional<String> regionName) {
        Region region = sandbox.faults().region(regionName);
        return switch (method) {
            case "POST" ->
                text(200, name + " in " + region + " since " + sandbox.faults().inject(name, region));
            case "DELETE" ->
                text(
                        200,
                        name + " in " + region + " healed at "
                                + sandbox.faults().heal(name, region));
            default -> text(405, "POST injects a fault, DELETE heals it");
        };
    }

    private Answer healed() {
        sandbox.faults().healAll();
        return text(200, "all faults are healed");
    }

    private Answer reset() {
        sandbox.reset();
        return text(200, "everything is put back");
    }

    private Answer json(Object value) throws IOException {
        String body = json.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        return new Answer(200, "application/json", body);
    }

    private static Answer text(int status, String text) {
        return new Answer(status, "text/plain", text + "\n");
    }

    private static String page() throws IOException {
        try (InputStream page = Objects.requireNonNull(Control.class.getResourceAsStream("page.html"))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> parameter(HttpExchange exchange, String name) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
        executor.shutdownNow();
    }
}
