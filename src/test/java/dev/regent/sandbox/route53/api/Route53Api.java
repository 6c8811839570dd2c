package dev.regent.sandbox.route53.api;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.regent.sandbox.route53.ChangeEvent;
import dev.regent.sandbox.route53.ControlPlane;
import dev.regent.sandbox.route53.ErrorCode;
import dev.regent.sandbox.route53.Refusal;
import dev.regent.sandbox.route53.Route53Settings;
import dev.regent.sandbox.route53.Route53State;
import dev.regent.sandbox.route53.Throttle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Route 53's REST API (2013-04-01) as a server of its own, for the AWS SDKs, the AWS CLI and Terraform. */
public final class Route53Api implements AutoCloseable {
    static {
        // The JDK's server writes head and body apart; with Nagle's algorithm every answer then takes 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Route53State state;
    private final Behaviour behaviour = new Behaviour();
    private final AtomicReference<ControlPlane.DataPlane> dataPlane =
            new AtomicReference<>(HealthCheckOperations.nobodyLooked());
    private final Dispatcher dispatcher;

    private Route53Api(
            HttpServer server, List<Credentials> credentials, InstantSource clock, Route53Settings settings) {
        this.server = server;
        this.state = new Route53State(clock, new Random(), settings);
        this.dispatcher = new Dispatcher(
                operations(clock, settings),
                new SignatureV4(credentials),
                new Throttle(settings.burst(), settings.requestsPerSecond()),
                behaviour,
                clock);
    }

    private List<Operation> operations(InstantSource clock, Route53Settings settings) {
        return Stream.of(
                        new RecordOperations(state, clock).operations(),
                        new ZoneOperations(state.zones(), clock, settings).operations(),
                        new HealthCheckOperations(state.checks(), dataPlane::get, settings).operations(),
                        new TagOperations(state).operations())
                .flatMap(List::stream)
                .toList();
    }

    /** Starts serving; port 0 takes a free one. Requests must be signed with one of the credentials. */
    public static Route53Api start(
            InetSocketAddress address, List<Credentials> credentials, InstantSource clock, Route53Settings settings) {
        try {
            Route53Api api = new Route53Api(HttpServer.create(address, 0), credentials, clock, settings);
            api.server.createContext("/", api::receive);
            api.server.setExecutor(api.executor);
            api.server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot serve Route 53's API on " + address, e);
        }
    }

    public URI endpoint() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** What the data plane takes from here. */
    public ControlPlane controlPlane() {
        return state;
    }

    /** Zones, checks and tags as the API knows them, changes on their way included. */
    public Route53State state() {
        return state;
    }

    /** Whom GetHealthCheckStatus asks from now on. */
    public void dataPlane(ControlPlane.DataPlane checkers) {
        dataPlane.set(checkers);
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    /** How many requests an access key has signed so far. */
    public long requestsOf(String accessKeyId) {
        return dispatcher.requestsOf(accessKeyId);
    }

    /** Every change of records that was asked for, oldest first. */
    public List<ChangeEvent> history() {
        return state.history();
    }

    /** Every change on its way is INSYNC and answered now: for putting a sandbox back. */
    public void hurry() {
        state.hurry();
    }

    public void addListener(ChangeEvent.Listener listener) {
        state.addListener(listener);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        ApiRequest request = read(exchange);
        if (request.method().equals("POST") && request.uri().getPath().contains("/rrset")) {
            behaviour.changeArrives();
        }
        Duration latency = behaviour.latency();
        if (latency.isZero()) {
            answer(exchange, request);
        } else {
            CompletableFuture.delayedExecutor(latency.toMillis(), TimeUnit.MILLISECONDS, executor)
                    .execute(() -> answer(exchange, request));
        }
    }

    private static ApiRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        Headers received = exchange.getRequestHeaders();
        received.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new ApiRequest(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body);
    }

    private void answer(HttpExchange exchange, ApiRequest request) {
        String requestId = UUID.randomUUID().toString();
        try (exchange) {
            ApiResponse response = answerOrFail(request, requestId);
            byte[] body = response.body().document().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
            response.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            // The caller has gone: there is nobody left to tell.
            exchange.close();
        }
    }

    private ApiResponse answerOrFail(ApiRequest request, String requestId) {
        try {
            return dispatcher.answer(request, requestId);
        } catch (RuntimeException e) {
            System.getLogger(Route53Api.class.getName())
                    .log(System.Logger.Level.ERROR, () -> "a bug answers " + request.method() + " " + request.uri(), e);
            return ApiResponse.refused(Refusal.of(ErrorCode.INTERNAL_FAILURE, e.toString()), requestId);
        }
    }
}
