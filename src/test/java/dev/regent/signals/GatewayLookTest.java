package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.regent.signals.OddServer.Behaviour;
import dev.regent.world.InferenceProbe;
import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GatewayLookTest {
    private static final Duration PLENTY = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String TOKEN = "{\"choices\":[{\"text\":\"a\"}]}";
    private static final Behaviour HANG = (head, connection) -> {};

    private final ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor();
    private final List<OddServer> servers = new ArrayList<>();
    private Duration deadline = PLENTY;

    /** What is loaded with the first look must not eat up a short deadline. */
    @BeforeAll
    static void loadClasses() throws Exception {
        new GatewayLookTest().seesThatAGatewayServes();
    }

    @AfterEach
    void stop() throws IOException {
        for (OddServer server : servers) {
            server.close();
        }
        sideBySide.shutdownNow();
    }

    @Test
    void seesThatAGatewayServes() throws Exception {
        OddServer server = inference(answers("200 OK", TOKEN));

        assertThat(look(server)).isEqualTo(new Serves());
    }

    @Test
    void asksOnConnectionsOfItsOwnByTheServicesName() throws Exception {
        OddServer server = inference(answers("200 OK", TOKEN));

        look(server);
        look(server);

        assertThat(server.requests).hasSize(4);
        assertThat(server.requests)
                .filteredOn(head -> head.startsWith("POST "))
                .allSatisfy(head -> assertThat(head)
                        .startsWith("POST /v1/completions HTTP/1.1\n")
                        .contains("Host: chat.example.com:8080\n")
                        .contains("Content-Type: application/json\n")
                        .contains("Content-Length: 14\n")
                        .contains("Connection: close\n"));
        assertThat(server.requests)
                .filteredOn(head -> head.startsWith("GET "))
                .allSatisfy(head -> assertThat(head)
                        .startsWith("GET /health HTTP/1.1\n")
                        .contains("Host: chat.example.com:8080\n"));
    }

    @Test
    void seesErrorsInTheirOwnWords() throws Exception {
        OddServer server = inference(answers("500 Internal Server Error", "{}"));

        assertThat(look(server))
                .isEqualTo(new AnswersWrong(
                        "inference answered 500 Internal Server Error to POST /v1/completions", false));
    }

    @Test
    void seesThatAGatewayShedsLoad() throws Exception {
        assertThat(look(inference(answers("429 Too Many Requests", "")))).isInstanceOf(Saturated.class);
        assertThat(look(inference(answers("503 Busy\nRetry-After: 1", ""))))
                .isEqualTo(new Saturated("inference answered 503 Busy to POST /v1/completions"));
    }

    @Test
    void takesAHangingInferenceForAWrongAnswerOutOfTime() throws Exception {
        deadline = SHORT;
        OddServer server = inference(HANG);

        assertThat(look(server))
                .isEqualTo(new AnswersWrong(
                        "inference got no answer to POST /v1/completions: " + where(server)
                                + " accepted the connection and sent nothing within 400 ms",
                        true));
    }

    @Test
    void takesASlowBodyForAWrongAnswerOutOfTime() throws Exception {
        deadline = SHORT;
        OddServer server = inference(
                (head, connection) -> OddServer.send(connection, "HTTP/1.1 200 OK\nContent-Length: 100\n\n{\"cho"));

        assertThat(look(server))
                .isEqualTo(new AnswersWrong(
                        "inference answered 200 OK and did not finish within 400 ms to POST /v1/completions", true));
    }

    @Test
    void takesHalfAHeaderForAWrongAnswerOutOfTime() throws Exception {
        deadline = SHORT;
        OddServer server = inference((head, connection) -> OddServer.send(connection, "HTTP/1.1 20"));

        assertThat(look(server))
                .isEqualTo(new AnswersWrong(
                        "inference began to answer and did not get through the header within 400 ms to POST"
                                + " /v1/completions",
                        true));
    }

    @Test
    void takesABrokenOffBodyForAWrongAnswer() throws Exception {
        OddServer server = inference((head, connection) -> {
            OddServer.send(connection, "HTTP/1.1 200 OK\nContent-Length: 100\n\n{\"cho");
            connection.close();
        });

        assertThat(look(server)).isInstanceOfSatisfying(AnswersWrong.class, wrong -> {
            assertThat(wrong.why()).startsWith("inference answered 200 OK and broke off (");
            assertThat(wrong.timedOut()).isFalse();
        });
    }

    @Test
    void takesAnEndlessBodyForAWrongAnswer() throws Exception {
        OddServer server = inference((head, connection) -> {
            OddServer.send(connection, "HTTP/1.1 200 OK\n\n");
            String much = "x".repeat(1 << 16);
            for (int i = 0; i < 64; i++) {
                OddServer.send(connection, much);
            }
        });

        assertThat(look(server).why()).contains("more than 1048576 bytes came");
    }

    @Test
    void takesNonsenseForAWrongAnswer() throws Exception {
        OddServer server = inference((head, connection) -> {
            OddServer.send(connection, "SSH-2.0-OpenSSH_9.9\n");
            connection.close();
        });

        assertThat(look(server)).isInstanceOf(AnswersWrong.class);
        assertThat(look(server).why()).startsWith("inference answered something that is not HTTP");
    }

    @Test
    void takesAnErrorOfLivenessForAWrongAnswer() throws Exception {
        OddServer server = server((head, connection) ->
                OddServer.sendWhole(connection, head.startsWith("GET") ? "503 No Replica" : "200 OK", TOKEN));

        assertThat(look(server)).isEqualTo(new AnswersWrong("liveness answered 503 No Replica", false));
    }

    @Test
    void doesNotWaitForTheBodyOfLiveness() throws Exception {
        OddServer server = server((head, connection) -> {
            if (head.startsWith("GET")) {
                OddServer.send(connection, "HTTP/1.1 200 OK\nContent-Length: 100\n\n");
            } else {
                OddServer.sendWhole(connection, "200 OK", TOKEN);
            }
        });

        assertThat(look(server)).isEqualTo(new Serves());
    }

    @Test
    void takesSilenceForNoAnswer() throws Exception {
        deadline = SHORT;
        OddServer server = server(HANG);

        assertThat(look(server))
                .isEqualTo(new NoAnswer(where(server) + " accepted the connection and sent nothing within 400 ms"));
    }

    @Test
    void takesAHangUpForNoAnswer() throws Exception {
        OddServer server = server((head, connection) -> connection.close());

        assertThat(look(server)).isInstanceOf(NoAnswer.class);
        assertThat(look(server).why()).startsWith(where(server) + " closed the connection without an answer");
    }

    @Test
    void takesAResetForNoAnswer() throws Exception {
        OddServer server = server((head, connection) -> {
            connection.setSoLinger(true, 0);
            connection.close();
        });

        assertThat(look(server)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void takesARefusalForNoAnswer() throws Exception {
        OddServer server = server(HANG);
        server.close();

        // A listener that was just closed may still reset one last connection.
        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        assertThat(look(server)).isEqualTo(new NoAnswer("connection refused by " + where(server))));
    }

    @Test
    void takesAFullBacklogForNoAnswer() throws Exception {
        deadline = SHORT;
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.0.12.2"));
                Socket first = new Socket(deaf.getInetAddress(), deaf.getLocalPort());
                Socket second = new Socket(deaf.getInetAddress(), deaf.getLocalPort())) {
            ProbeResult result = look((InetSocketAddress) deaf.getLocalSocketAddress());

            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(result)
                    .isEqualTo(new NoAnswer("no connection to 127.0.12.2:" + deaf.getLocalPort() + " within 400 ms"));
        }
    }

    @Test
    void cannotLookWhereTheAddressCannotBeResolved() {
        var nowhere = InetSocketAddress.createUnresolved("gateway.invalid", 443);

        assertThatThrownBy(() -> look(nowhere)).isInstanceOf(NotSeen.class).hasMessageContaining("gateway.invalid");
    }

    @Test
    void doesNotBlameTheGatewayForTimeThatWentElsewhere() {
        var exchange = new Exchange(
                new Target("http", "chat.example.com", 80, new InetSocketAddress("127.0.12.1", 1)),
                new HttpUriRequestBase("GET", URI.create("/health")),
                false,
                NewConnection.within(SHORT));

        exchange.expire();

        assertThatThrownBy(exchange::tooLate)
                .isInstanceOf(NotSeen.class)
                .hasMessage("this regent could not begin in time to connect to 127.0.12.1:1");
    }

    @Test
    void namesTheServiceInTlsAndTakesAFailingHandshakeForAWrongAnswer() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getByName("127.0.12.3"))) {
            Future<String> hello = sideBySide.submit(() -> answerTlsInPlainText(plain));
            Future<String> other = sideBySide.submit(() -> answerTlsInPlainText(plain));

            ProbeResult result = look(
                    new Target("https", "chat.example.com", 443, (InetSocketAddress) plain.getLocalSocketAddress()));

            assertThat(hello.get()).contains("chat.example.com");
            assertThat(other.get()).contains("chat.example.com");
            assertThat(result).isInstanceOf(AnswersWrong.class);
            assertThat(result.why()).startsWith("liveness failed in the TLS handshake (");
        }
    }

    private static String answerTlsInPlainText(ServerSocket listener) throws IOException {
        try (Socket connection = listener.accept()) {
            byte[] hello = new byte[4096];
            int length = connection.getInputStream().read(hello);
            OddServer.sendWhole(connection, "400 Bad Request", "");
            return new String(hello, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void leavesNothingBehindWhenAServerHangs() throws Exception {
        deadline = SHORT;
        OddServer server = inference(HANG);

        for (int i = 0; i < 3; i++) {
            look(server);
        }

        await().until(() -> server.open.get() == 0);
        sideBySide.shutdown();
        await().until(sideBySide::isTerminated);
    }

    /** A gateway whose liveness is fine. */
    private OddServer inference(Behaviour behaviour) {
        return server((head, connection) -> {
            if (head.startsWith("GET /health ")) {
                OddServer.sendWhole(connection, "200 OK", "ok");
            } else {
                behaviour.answer(head, connection);
            }
        });
    }

    private OddServer server(Behaviour behaviour) {
        OddServer server = new OddServer(behaviour);
        servers.add(server);
        return server;
    }

    private static Behaviour answers(String statusAndHeaders, String body) {
        return (head, connection) -> OddServer.sendWhole(connection, statusAndHeaders, body);
    }

    private ProbeResult look(OddServer server) throws Exception {
        return look(server.address());
    }

    private ProbeResult look(InetSocketAddress address) throws Exception {
        return look(new Target("http", "chat.example.com", 8080, address));
    }

    private ProbeResult look(Target target) throws Exception {
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

    private static String where(OddServer server) {
        return "127.0.12.1:" + server.port();
    }
}
