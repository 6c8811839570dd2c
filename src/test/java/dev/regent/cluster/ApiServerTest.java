package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.regent.loop.Calls;
import dev.regent.loop.Watch.Footing;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is asked here is ready at {@code /k8s/clusters/c-x/readyz} and nowhere else. */
class ApiServerTest {
    private static final String PREFIX = "/k8s/clusters/c-x";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        exchange.sendResponseHeaders((PREFIX + "/readyz").equals(path) ? 200 : 503, -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        timer.shutdownNow();
    }

    private Config at(String path) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return new ConfigBuilder(Config.empty()).withMasterUrl(address).build();
    }

    /** As Rancher serves the clusters that it manages. */
    @ParameterizedTest
    @ValueSource(strings = {PREFIX, PREFIX + "/"})
    void asksBehindThePrefixThatTheServerHas(String path) {
        try (var client = ClusterAccess.open(at(path), null);
                var api = new ApiServer(client, new Footing(timer, InstantSource.system(), Calls.UNHEARD))) {
            api.start();
            await("a question").until(() -> !asked.isEmpty());

            assertThat(asked.peek()).isEqualTo(PREFIX + "/readyz");
            await("its answer")
                    .untilAsserted(() -> assertThatCode(api::mustAnswer).doesNotThrowAnyException());
        }
    }

    @Test
    void asksAtTheRootOfAServerWithoutAPrefix() {
        try (var client = ClusterAccess.open(at(""), null);
                var api = new ApiServer(client, new Footing(timer, InstantSource.system(), Calls.UNHEARD))) {
            api.start();

            await("a question").until(() -> !asked.isEmpty());
            assertThat(asked.peek()).isEqualTo("/readyz");
        }
    }
}
