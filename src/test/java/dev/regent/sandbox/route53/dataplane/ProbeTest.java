package dev.regent.sandbox.route53.dataplane;

import static dev.regent.sandbox.route53.HealthCheck.Type.HTTP;
import static dev.regent.sandbox.route53.HealthCheck.Type.HTTP_STR_MATCH;
import static dev.regent.sandbox.route53.HealthCheck.Type.TCP;
import static dev.regent.sandbox.route53.dataplane.ScriptedEndpoint.SILENCE;
import static dev.regent.sandbox.route53.dataplane.ScriptedEndpoint.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.sandbox.route53.HealthCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    private final ScriptedEndpoint endpoint = ScriptedEndpoint.listening(ok("fine"));

    @AfterEach
    void hangUp() throws IOException {
        endpoint.close();
        watchdog.shutdownNow();
    }

    @Test
    void passesOnTwoHundred() {
        assertThat(look(HTTP, null)).isEqualTo(new Look(true, "Success: HTTP Status Code 200, OK"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "302 Found", "399 Odd"})
    void passesOnEveryTwoAndThreeHundred(String status) {
        endpoint.answers("HTTP/1.1 " + status + "\r\n\r\n");

        assertThat(look(HTTP, null).passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "404 Not Found", "500 Internal Server Error", "503 Service Unavailable"})
    void failsOnEverythingElse(String status) {
        endpoint.answers("HTTP/1.1 " + status + "\r\n\r\n");

        assertThat(look(HTTP, null))
                .isEqualTo(new Look(false, "Failure: HTTP Status Code " + status.replaceFirst(" ", ", ")));
    }

    @Test
    void sendsTheRequestThatRoute53Sends() {
        assertThat(look(HTTP, null).passed()).isTrue();

        assertThat(endpoint.requests())
                .containsExactly(List.of(
                        "GET /health HTTP/1.1",
                        "Host: gateway.example.com:" + endpoint.port(),
                        "Connection: close",
                        "User-Agent: Amazon-Route53-Health-Check-Service"
                                + " (ref check; report http://amzn.to/1vsZADi)"));
    }

    @Test
    void failsWhenNobodyListens() throws IOException {
        endpoint.close();

        // A listener that is being closed may still take, and reset, a last connection.
        await().untilAsserted(
                        () -> assertThat(look(HTTP, null)).isEqualTo(new Look(false, "Failure: Connection refused")));
    }

    @Test
    void givesUpOnAnEndpointThatAcceptsAndIsSilent() {
        endpoint.answers(SILENCE);

        Look look = look(HTTP, null, timing(SHORT, LONG), Network.plain());

        assertThat(look.passed()).isFalse();
        assertThat(look.status()).startsWith("Failure: Connection timed out.");
        await().untilAsserted(() -> assertThat(endpoint.openConnections()).isZero());
    }

    @Test
    void givesUpOnAHeadThatNeverEnds() {
        endpoint.answers("HTTP/1.1 200 OK\r\nContent-Le");
        endpoint.holdsOn();

        assertThat(look(HTTP, null, timing(SHORT, LONG), Network.plain()).passed())
                .isFalse();
    }

    @Test
    void givesUpOnABodyThatNeverEnds() {
        endpoint.answers("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nstand-by");
        endpoint.holdsOn();

        Look look = look(HTTP_STR_MATCH, "stand-by", timing(LONG, SHORT), Network.plain());

        assertThat(look.status()).startsWith("Failure: Connection timed out.");
    }

    @Test
    void findsTheStringInTheBody() {
        endpoint.answers(ok("region: evicted since noon"));

        assertThat(look(HTTP_STR_MATCH, "evicted").passed()).isTrue();
        assertThat(look(HTTP_STR_MATCH, "Evicted").passed()).isFalse();
    }

    @Test
    void findsAStringThatIsTornByChunks() {
        endpoint.answers("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nevi\r\n4;x=y\r\ncted\r\n0\r\n\r\n");

        assertThat(look(HTTP_STR_MATCH, "evicted").passed()).isTrue();
    }

    @Test
    void findsTheStringInABodyThatEndsWithTheConnection() {
        endpoint.answers("HTTP/1.0 301 Moved\r\n\r\nevicted");

        assertThat(look(HTTP_STR_MATCH, "evicted").passed()).isTrue();
    }

    @Test
    void theStringMustLieWithinTheFirst5120Bytes() {
        endpoint.answers(ok(".".repeat(5113) + "evicted"));
        assertThat(look(HTTP_STR_MATCH, "evicted").passed()).isTrue();

        endpoint.answers(ok(".".repeat(5114) + "evicted"));
        assertThat(look(HTTP_STR_MATCH, "evicted").passed()).isFalse();
    }

    @Test
    void theRightStringWithTheWrongStatusFails() {
        endpoint.answers("HTTP/1.1 403 Forbidden\r\nContent-Length: 7\r\n\r\nevicted");

        assertThat(look(HTTP_STR_MATCH, "evicted").passed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH\r\n", "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n", "HTTP/1.1 200 OK\r\n"})
    void failsOnWhatIsNoHttp(String answer) {
        endpoint.answers(answer);

        assertThat(look(HTTP, null).passed()).isFalse();
    }

    @Test
    void aTcpCheckNeedsNoMoreThanTheConnection() {
        endpoint.answers(SILENCE);

        assertThat(look(TCP, null).passed()).isTrue();
    }

    @Test
    void hearsNothingFromWhatItCannotReach() {
        Network cut = new Network() {
            @Override
            public boolean reachable(String checkerRegion, InetSocketAddress address) {
                return address.getPort() != endpoint.port();
            }
        };

        Look look = look(HTTP, null, timing(LONG, LONG), cut);

        assertThat(look.status()).startsWith("Failure: Connection timed out.");
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void looksWhereTheNetworkLeads() throws IOException {
        try (ScriptedEndpoint relay = new ScriptedEndpoint("HTTP/1.1 503 Relay\r\n\r\n")) {
            Network relayed = new Network() {
                @Override
                public InetSocketAddress route(String checkerRegion, InetSocketAddress address) {
                    return new InetSocketAddress(address.getAddress(), relay.port());
                }
            };

            assertThat(look(HTTP, null, timing(LONG, LONG), relayed).status())
                    .isEqualTo("Failure: HTTP Status Code 503, Relay");
        }
    }

    @Test
    void speaksTlsWithoutAskingWhoSignedTheCertificate() throws Exception {
        ServerSocket tls = SelfSigned.context()
                .getServerSocketFactory()
                .createServerSocket(0, 16, InetAddress.getLoopbackAddress());
        try (ScriptedEndpoint secure = new ScriptedEndpoint(tls, ok("evicted"))) {
            HealthCheck check = Given.endpoint("check", HealthCheck.Type.HTTPS_STR_MATCH, secure.port(), "evicted");

            assertThat(look(check, timing(LONG, LONG), Network.plain()).passed())
                    .isTrue();
        }
    }

    @Test
    void failsWhereTlsIsExpectedAndNotSpoken() {
        HealthCheck check = Given.endpoint("check", HealthCheck.Type.HTTPS, endpoint.port(), null);

        assertThat(look(check, timing(SHORT, LONG), Network.plain()).passed()).isFalse();
    }

    private Look look(HealthCheck.Type type, @Nullable String searched) {
        return look(type, searched, timing(LONG, LONG), Network.plain());
    }

    private Look look(HealthCheck.Type type, @Nullable String searched, Timing timing, Network network) {
        return look(Given.endpoint("check", type, endpoint.port(), searched), timing, network);
    }

    private Look look(HealthCheck check, Timing timing, Network network) {
        try (Probe probe = new Probe(timing, network, watchdog)) {
            return probe.look(check, "us-east-1");
        }
    }

    private static Timing timing(Duration answer, Duration body) {
        return new Timing(Duration.ofMillis(500), Duration.ofMillis(500), answer, body, Duration.ZERO, SHORT, 1);
    }
}
