package dev.regent.sandbox.clients;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * The JDK's HTTP client, which keeps connections and uses them again. Its pool is by address: it moves with the next
 * DNS answer, while a request that is under way on an old connection fails with that connection.
 */
final class PooledConnections implements Transport {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String json;

    PooledConnections(String json) {
        this.json = json;
    }

    @Override
    public Answer ask(InetSocketAddress gateway, Duration patience) {
        var uri = "http://" + gateway.getAddress().getHostAddress() + ':' + gateway.getPort() + "/v1/completions";
        var request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            var region = response.headers().firstValue("x-region").orElse(null);
            return Answer.of(response.statusCode(), region, response.body());
        } catch (HttpTimeoutException late) {
            return Answer.failure("no answer in time");
        } catch (ConnectException refused) {
            return Answer.failure("Connection refused");
        } catch (IOException broken) {
            return Answer.failure(String.valueOf(broken.getMessage()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Answer.failure("stopped");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
