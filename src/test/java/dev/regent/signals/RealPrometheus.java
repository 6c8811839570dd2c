package dev.regent.signals;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Prometheus of its own for a test, under a path prefix. */
final class RealPrometheus implements AutoCloseable {
    private final Process process;
    private final URI url;

    private RealPrometheus(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** {@code -Dprometheus=…} or {@code PROMETHEUS}, or the first one on the path. */
    static Optional<Path> binary() {
        String named = System.getProperty("prometheus", System.getenv().getOrDefault("PROMETHEUS", ""));
        return named.isEmpty() ? onPath() : Optional.of(Path.of(named));
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static RealPrometheus start(Path binary, String configuration, Path scratch) throws IOException {
        Path file = Files.writeString(scratch.resolve("prometheus.yml"), configuration);
        int port = freePort();
        Process process = new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + scratch.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.external-url=http://127.0.0.1:" + port + "/monitoring",
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("prometheus.log").toFile())
                .start();
        return new RealPrometheus(process, URI.create("http://127.0.0.1:" + port + "/monitoring/"));
    }

    URI url() {
        return url;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
