package dev.regent.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers as the API server of a large cluster would, with objects made while they are sent, so that it holds none of them.
 * Their sizes are those of real ones: 7 KB for a pod, 12 KB for a node.
 */
final class LargeCluster implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("service-(\\d+)");
    private static final String PADDING = "f:x-field-of-somebody-who-manages-it ".repeat(120);

    private final HttpServer server;
    private final int nodes;
    private final int podsEach;
    private final Map<String, Queue<OutputStream>> watches = new ConcurrentHashMap<>();

    LargeCluster(int nodes, int podsEach) throws IOException {
        this.nodes = nodes;
        this.podsEach = podsEach;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String path = exchange.getRequestURI().getPath();
        if (path.contains("keda.sh")) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        } else if (query.contains("watch=true")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            watches.computeIfAbsent(path + " " + service(query), key -> new ConcurrentLinkedQueue<>())
                    .add(exchange.getResponseBody());
        } else {
            send(exchange, "/readyz".equals(path) ? "ok" : list(path, query));
        }
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
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
                + "\",\"resourceVersion\":\"" + System.nanoTime() + "\",\"labels\":{" + labels
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

    /** Tells watchers of a pod that has changed. */
    void change(int service, int pod, boolean ready) {
        String name = "service-" + service;
        event("/api/v1/namespaces/inference/pods " + name, pod(name, pod, ready));
    }

    /** Tells watchers of a node's heartbeat. */
    void beat(int node) {
        event("/api/v1/nodes ", node(node));
    }

    private void event(String watched, String object) {
        byte[] line = ("{\"type\":\"MODIFIED\",\"object\":" + object + "}\n").getBytes(StandardCharsets.UTF_8);
        Queue<OutputStream> watching = watches.getOrDefault(watched, new ConcurrentLinkedQueue<>());
        watching.removeIf(out -> !isWritten(out, line));
    }

    private static boolean isWritten(OutputStream out, byte[] line) {
        try {
            out.write(line);
            out.flush();
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
