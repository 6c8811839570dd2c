package dev.regent.signals;

import dev.regent.signals.OddServer.Behaviour;
import dev.regent.world.InferenceProbe;
import dev.regent.world.ProbeResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gateways that answer oddly, and looks at them. */
final class OddGateways implements AutoCloseable {
    static final Duration SHORT = Duration.ofMillis(400);
    static final String TOKEN = "{\"choices\":[{\"text\":\"a\"}]}";
    static final Behaviour HANG = (head, connection) -> {};
    private static final Duration PLENTY = Duration.ofSeconds(20);

    final ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor();
    private final List<OddServer> servers = new ArrayList<>();
    private Duration deadline = PLENTY;

    /** What is loaded with the first look must not eat up a short deadline. */
    static void loadClasses() throws Exception {
        try (var gateways = new OddGateways()) {
            gateways.look(gateways.inference(answers("200 OK", TOKEN)));
        }
    }

    /** From now on looks end after {@link #SHORT}. */
    void hurry() {
        deadline = SHORT;
    }

    /** A gateway whose liveness is fine. */
    OddServer inference(Behaviour behaviour) {
        return server((head, connection) -> {
            if (head.startsWith("GET /health ")) {
                OddServer.sendWhole(connection, "200 OK", "ok");
            } else {
                behaviour.answer(head, connection);
            }
        });
    }

    OddServer server(Behaviour behaviour) {
        OddServer server = new OddServer(behaviour);
        servers.add(server);
        return server;
    }

    static Behaviour answers(String statusAndHeaders, String body) {
        return (head, connection) -> OddServer.sendWhole(connection, statusAndHeaders, body);
    }

    ProbeResult look(OddServer server) throws Exception {
        return look(server.address());
    }

    ProbeResult look(InetSocketAddress address) throws Exception {
        return look(new Target("http", "chat.example.com", 8080, address));
    }

    ProbeResult look(Target target) throws Exception {
        var probe = new InferenceProbe(
                "POST",
                "/v1/completions",
                Map.of("Content-Type", "application/json"),
                "{\"prompt\":\"a\"}",
                200,
                "/choices/0",
                deadline,
                Duration.ofSeconds(1));
        return new GatewayLook(target, "/health", probe, NewConnection.within(deadline), sideBySide).call();
    }

    static String where(OddServer server) {
        return "127.0.12.1:" + server.port();
    }

    @Override
    public void close() throws IOException {
        for (OddServer server : servers) {
            server.close();
        }
        sideBySide.shutdownNow();
    }
}
