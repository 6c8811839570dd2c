package dev.regent.signals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Targets for Prometheus to scrape, each on a path of its own, with the labels that Kubernetes discovery gives them. */
final class SimulatedExporters implements AutoCloseable {
    private final HttpServer server;
    private final long begun = System.nanoTime();
    private final Map<String, Target> targets = new ConcurrentSkipListMap<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();

    /**
     * What is scraped.
     *
     * @param honorLabels whether a label of the exporter's own stands against one of the target
     * @param age         that its samples say they have; zero for those without a time
     */
    private record Target(
            String namespace, String pod, boolean honorLabels, Duration age, Consumer<Exposition> metrics) {}

    SimulatedExporters() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String pod = exchange.getRequestURI().getPath().substring(1);
            Target target = targets.get(pod);
            byte[] body = target == null ? new byte[0] : printed(target).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(target == null || dead.contains(pod) ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    SimulatedExporters pod(String namespace, String pod, Consumer<Exposition> metrics) {
        targets.put(namespace + "." + pod, new Target(namespace, pod, false, Duration.ZERO, metrics));
        return this;
    }

    /** As it was five minutes ago, each sample with its time. */
    SimulatedExporters podEarlier(String namespace, String pod, Consumer<Exposition> metrics) {
        targets.put(namespace + "." + pod, new Target(namespace, pod, false, Duration.ofMinutes(5), metrics));
        return this;
    }

    /** An exporter that has labels of its own for namespace and pod. */
    SimulatedExporters exporter(String pod, boolean honorLabels, Consumer<Exposition> metrics) {
        return exporter(pod, honorLabels, Duration.ZERO, metrics);
    }

    /** One as it was so long ago, each sample with its time. */
    SimulatedExporters exporter(String pod, boolean honorLabels, Duration age, Consumer<Exposition> metrics) {
        targets.put("gpu-operator." + pod, new Target("gpu-operator", pod, honorLabels, age, metrics));
        return this;
    }

    void kill(String target) {
        dead.add(target);
    }

    /** A configuration of Prometheus that scrapes all of them every second. */
    String configuration() {
        StringBuilder yaml = new StringBuilder("global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n");
        targets.forEach((path, target) -> {
            for (String line : List.of(
                    "  - job_name: " + path,
                    "    metrics_path: /" + path,
                    "    honor_labels: " + target.honorLabels(),
                    "    static_configs:",
                    "      - targets: ['127.0.0.1:" + server.getAddress().getPort() + "']",
                    "        labels: {namespace: " + target.namespace() + ", pod: " + target.pod() + "}")) {
                yaml.append(line).append('\n');
            }
        });
        return yaml.toString();
    }

    private String printed(Target target) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        Exposition exposition = target.age().isZero()
                ? new Exposition(seconds)
                : new Exposition(
                        seconds, System.currentTimeMillis() - target.age().toMillis());
        target.metrics().accept(exposition);
        return exposition.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
