package dev.regent.cluster;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the API server of a large cluster would, with objects made while they are sent, so that it holds none of them.
 * Their sizes are those of real ones: 7 KB for a pod, 12 KB for a node. A process of its own, so that what is measured is
 * what looks at it.
 */
final class LargeCluster implements AutoCloseable {
    static final int NODES = 2_000;
    static final int SERVICES = 50;
    static final int PODS_EACH = 400;

    private static final int CHANGES_PER_SECOND = 50;
    private static final int BEATS_PER_SECOND = 7;
    private static final Pattern NAME = Pattern.compile("service-(\\d+)");
    private static final String PADDING = "f:x-field-of-somebody-who-manages-it ".repeat(120);

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final int nodes;
    private final int podsEach;
    private final Map<String, Queue<ServerWebSocket>> watches = new ConcurrentHashMap<>();

    LargeCluster(int nodes, int podsEach) {
        this.nodes = nodes;
        this.podsEach = podsEach;
        this.server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(this::answer)
                .webSocketHandler(this::watch)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Says its address; then each line that it is told is a second in which things change. It ends with its input. */
    public static void main(String[] args) throws IOException {
        try (var cluster = new LargeCluster(NODES, PODS_EACH);
                var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(cluster.address());
            for (int second = 0; told.readLine() != null; second++) {
                cluster.second(second);
            }
        }
        System.exit(0);
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/";
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        if (path.contains("keda.sh")) {
            request.response().setStatusCode(404).end();
        } else if ("/readyz".equals(path)) {
            request.response().end("ok");
        } else {
            vertx.executeBlocking(() -> list(path, query(request.query())), false)
                    .onSuccess(body -> request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(body));
        }
    }

    private void watch(ServerWebSocket watch) {
        watches.computeIfAbsent(
                        watch.path() + " " + service(query(watch.query())), key -> new ConcurrentLinkedQueue<>())
                .add(watch);
    }

    private static String query(@Nullable String encoded) {
        return encoded == null ? "" : URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private String list(String path, String query) {
        if (path.endsWith("/deployments")) {
            return listed("apps/v1", "Deployment", List.of(deployment(service(query))), "");
        }
        if (path.endsWith("/nodes") || path.endsWith("/pods")) {
            boolean isNode = path.endsWith("/nodes");
            Matcher from = Pattern.compile("continue=(\\d+)").matcher(query);
            int first = from.find() ? Integer.parseInt(from.group(1)) : 0;
            int all = isNode ? nodes : podsEach;
            int last = Math.min(all, first + 500);
            String service = service(query);
            List<String> items = IntStream.range(first, last)
                    .mapToObj(index -> isNode ? node(index) : pod(service, index, true))
                    .toList();
            return listed("v1", isNode ? "Node" : "Pod", items, last < all ? String.valueOf(last) : "");
        }
        return listed("autoscaling/v2", "HorizontalPodAutoscaler", List.of(), "");
    }

    private static String service(String query) {
        Matcher name = NAME.matcher(query);
        return name.find() ? name.group() : "";
    }

    private static String listed(String version, String kind, List<String> items, String next) {
        return items.stream()
                .collect(Collectors.joining(
                        ",",
                        "{\"apiVersion\":\"" + version + "\",\"kind\":\"" + kind
                                + "List\",\"metadata\":{\"resourceVersion\":\"1000\",\"continue\":\"" + next
                                + "\"},\"items\":[",
                        "]}"));
    }

    private static String metadata(String name, String labels) {
        return "\"metadata\":{\"namespace\":\"inference\",\"name\":\"" + name + "\",\"uid\":\"u-" + name
                + "\",\"creationTimestamp\":\"2026-11-25T10:00:00Z\",\"resourceVersion\":\"" + System.nanoTime()
                + "\",\"labels\":{" + labels
                + "},\"annotations\":{\"somebody/manages\":\"" + PADDING + "\"}}";
    }

    private String deployment(String service) {
        return "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\"," + metadata(service, "")
                + ",\"spec\":{\"replicas\":" + podsEach + ",\"selector\":{\"matchLabels\":{\"app\":\"" + service
                + "\"}}}}";
    }

    private static String pod(String service, int index, boolean ready) {
        String container = "{\"name\":\"server\",\"image\":\"example.org/inference:1\",\"env\":["
                + IntStream.range(0, 25)
                        .mapToObj(env -> "{\"name\":\"SETTING_" + env + "\",\"value\":\"a value of that setting\"}")
                        .collect(Collectors.joining(","))
                + "]}";
        return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\","
                + metadata(service + "-" + index, "\"app\":\"" + service + "\"")
                + ",\"spec\":{\"containers\":[" + container
                + "]},\"status\":{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\""
                + (ready ? "True" : "False") + "\"}]}}";
    }

    private static String node(int index) {
        String images = IntStream.range(0, 50)
                .mapToObj(image -> "{\"names\":[\"example.org/some/image-" + image + "@sha256:" + "0".repeat(64)
                        + "\"],\"sizeBytes\":123456789}")
                .collect(Collectors.joining(","));
        return "{\"apiVersion\":\"v1\",\"kind\":\"Node\","
                + metadata("node-" + index, "\"nvidia.com/gpu.product\":\"NVIDIA-H100-80GB-HBM3\"")
                + ",\"spec\":{},\"status\":{\"capacity\":{\"nvidia.com/gpu\":\"8\"},\"allocatable\":{\"nvidia.com/gpu\":\"8\"},"
                + "\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}],\"images\":[" + images + "]}}";
    }

    /** Pods of each service that are ready after so many seconds. */
    static int readyAfter(int seconds) {
        return PODS_EACH - seconds / 2;
    }

    /** As much as goes on in such a cluster. */
    private void second(int second) {
        for (int index = 0; index < CHANGES_PER_SECOND; index++) {
            change(index % SERVICES, second, second % 2 == 0);
        }
        for (int index = 0; index < BEATS_PER_SECOND; index++) {
            beat((second * BEATS_PER_SECOND + index) % NODES);
        }
    }

    /** Tells watchers of a pod that has changed. */
    private void change(int service, int pod, boolean ready) {
        String name = "service-" + service;
        event("/api/v1/namespaces/inference/pods " + name, pod(name, pod, ready));
    }

    /** Tells watchers of a node's heartbeat. */
    private void beat(int node) {
        event("/api/v1/nodes ", node(node));
    }

    private void event(String watched, String object) {
        String event = "{\"type\":\"MODIFIED\",\"object\":" + object + "}";
        Queue<ServerWebSocket> watching = watches.getOrDefault(watched, new ConcurrentLinkedQueue<>());
        watching.removeIf(ServerWebSocket::isClosed);
        watching.forEach(watch -> watch.writeTextMessage(event));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
