package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Prometheus behind TLS: what the JVM's truststore vouches for is believed, and nothing else. */
class PrometheusTlsIT {
    private static final byte[] ANSWER = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}"
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path scratch;

    private final List<HttpsServer> servers = new ArrayList<>();
    private OwnAuthority authority;

    @BeforeEach
    void makeAnAuthority() throws Exception {
        authority = OwnAuthority.in(scratch);
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void believesWhatAnAuthorityOfTheTruststoreHasSignedForThatName() throws Exception {
        String right = serves(authority.signs("right", "localhost"));
        String another = serves(authority.signs("another", "somewhere.else.example"));
        String stranger = serves(authority.doesNotSign("stranger", "localhost"));

        List<String> said = looks(authority.options(), right, another, stranger);

        assertThat(said).hasSize(3);
        assertThat(said.get(0)).isEqualTo(right + " known");
        assertThat(said.get(1))
                .startsWith(another + " Prometheus at " + another + " failed in the TLS handshake: ")
                .endsWith("No subject alternative DNS name matching localhost found.");
        assertThat(said.get(2))
                .startsWith(stranger + " Prometheus at " + stranger + " failed in the TLS handshake: ")
                .contains("PKIX path ");
    }

    @Test
    void doesNotBelieveAnAuthorityThatNobodyToldItOf() throws Exception {
        String right = serves(authority.signs("right", "localhost"));

        List<String> said = looks(List.of(), right);

        assertThat(said)
                .singleElement()
                .asString()
                .startsWith(right + " Prometheus at " + right + " failed in the TLS handshake: ")
                .endsWith("unable to find valid certification path to requested target");
    }

    /** By the name of localhost. */
    private String serves(SSLContext tls) throws IOException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/query", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
            }
        });
        server.start();
        servers.add(server);
        return "https://localhost:" + server.getAddress().getPort();
    }

    private List<String> looks(List<String> options, String... urls) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = Stream.of(
                        List.of(java.toString()),
                        options,
                        List.of("-cp", System.getProperty("java.class.path"), OneLook.class.getName()),
                        List.of(urls))
                .flatMap(List::stream)
                .toList();
        Path said = scratch.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(said);
    }
}
