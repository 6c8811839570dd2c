package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway that was reached: it serves, or it answers wrong. */
class GatewayLookTest {
    private final OddGateways gateways = new OddGateways();

    @BeforeAll
    static void loadClasses() throws Exception {
        OddGateways.loadClasses();
    }

    @AfterEach
    void stop() throws IOException {
        gateways.close();
    }

    @Test
    void seesThatAGatewayServes() throws Exception {
        OddServer server = gateways.inference(OddGateways.answers("200 OK", OddGateways.TOKEN));

        assertThat(gateways.look(server)).isEqualTo(new Serves());
    }

    @Test
    void asksOnConnectionsOfItsOwnByTheServicesName() throws Exception {
        OddServer server = gateways.inference(OddGateways.answers("200 OK", OddGateways.TOKEN));

        gateways.look(server);
        gateways.look(server);

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
        OddServer server = gateways.inference(OddGateways.answers("500 Internal Server Error", "{}"));

        assertThat(gateways.look(server))
                .isEqualTo(new AnswersWrong(
                        "inference answered 500 Internal Server Error to POST /v1/completions", false));
    }

    @Test
    void seesThatAGatewayShedsLoad() throws Exception {
        assertThat(gateways.look(gateways.inference(OddGateways.answers("429 Too Many Requests", ""))))
                .isInstanceOf(Saturated.class);
        assertThat(gateways.look(gateways.inference(OddGateways.answers("503 Busy\nRetry-After: 1", ""))))
                .isEqualTo(new Saturated("inference answered 503 Busy to POST /v1/completions"));
    }

    @Test
    void takesAHangingInferenceForAWrongAnswerOutOfTime() throws Exception {
        gateways.hurry();
        OddServer server = gateways.inference(OddGateways.HANG);

        assertThat(gateways.look(server))
                .isEqualTo(new AnswersWrong(
                        "inference got no answer to POST /v1/completions: " + OddGateways.where(server)
                                + " accepted the connection and sent nothing within 400 ms",
                        true));
    }

    @Test
    void takesASlowBodyForAWrongAnswerOutOfTime() throws Exception {
        gateways.hurry();
        OddServer server = gateways.inference(
                (head, connection) -> OddServer.send(connection, "HTTP/1.1 200 OK\nContent-Length: 100\n\n{\"cho"));

        assertThat(gateways.look(server))
                .isEqualTo(new AnswersWrong(
                        "inference answered 200 OK and did not finish within 400 ms to POST /v1/completions", true));
    }

    @Test
    void takesHalfAHeaderForAWrongAnswerOutOfTime() throws Exception {
        gateways.hurry();
        OddServer server = gateways.inference((head, connection) -> OddServer.send(connection, "HTTP/1.1 20"));

        assertThat(gateways.look(server))
                .isEqualTo(new AnswersWrong(
                        "inference began to answer and did not get through the header within 400 ms to POST"
                                + " /v1/completions",
                        true));
    }

    @Test
    void takesABrokenOffBodyForAWrongAnswer() throws Exception {
        OddServer server = gateways.inference((head, connection) -> {
            OddServer.send(connection, "HTTP/1.1 200 OK\nContent-Length: 100\n\n{\"cho");
            connection.close();
        });

        assertThat(gateways.look(server)).isInstanceOfSatisfying(AnswersWrong.class, wrong -> {
            assertThat(wrong.why()).startsWith("inference answered 200 OK and broke off (");
            assertThat(wrong.timedOut()).isFalse();
        });
    }

    @Test
    void takesAnEndlessBodyForAWrongAnswer() throws Exception {
        OddServer server = gateways.inference((head, connection) -> {
            OddServer.send(connection, "HTTP/1.1 200 OK\n\n");
            String much = "x".repeat(1 << 16);
            for (int i = 0; i < 64; i++) {
                OddServer.send(connection, much);
            }
        });

        assertThat(gateways.look(server).why()).contains("more than 1048576 bytes came");
    }

    @Test
    void takesNonsenseForAWrongAnswer() throws Exception {
        OddServer server = gateways.inference((head, connection) -> {
            OddServer.send(connection, "SSH-2.0-OpenSSH_9.9\n");
            connection.close();
        });

        assertThat(gateways.look(server)).isInstanceOf(AnswersWrong.class);
        assertThat(gateways.look(server).why()).startsWith("inference answered something that is not HTTP");
    }

    @Test
    void takesAnErrorOfLivenessForAWrongAnswer() throws Exception {
        OddServer server = gateways.server((head, connection) -> OddServer.sendWhole(
                connection, head.startsWith("GET") ? "503 No Replica" : "200 OK", OddGateways.TOKEN));

        assertThat(gateways.look(server)).isEqualTo(new AnswersWrong("liveness answered 503 No Replica", false));
    }

    @Test
    void doesNotWaitForTheBodyOfLiveness() throws Exception {
        OddServer server = gateways.server((head, connection) -> {
            if (head.startsWith("GET")) {
                OddServer.send(connection, "HTTP/1.1 200 OK\nContent-Length: 100\n\n");
            } else {
                OddServer.sendWhole(connection, "200 OK", OddGateways.TOKEN);
            }
        });

        assertThat(gateways.look(server)).isEqualTo(new Serves());
    }

    @Test
    void namesTheServiceInTlsAndTakesAFailingHandshakeForAWrongAnswer() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getByName("127.0.12.3"))) {
            Future<String> hello = gateways.sideBySide.submit(() -> answerTlsInPlainText(plain));
            Future<String> other = gateways.sideBySide.submit(() -> answerTlsInPlainText(plain));

            ProbeResult result = gateways.look(
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
}
