package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.NoAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway that was not reached, or a look that could not be made. */
class NoAnswerTest {
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
    void takesSilenceForNoAnswer() throws Exception {
        gateways.hurry();
        OddServer server = gateways.server(OddGateways.HANG);

        assertThat(gateways.look(server))
                .isEqualTo(new NoAnswer(
                        OddGateways.where(server) + " accepted the connection and sent nothing within 400 ms"));
    }

    @Test
    void takesAHangUpForNoAnswer() throws Exception {
        OddServer server = gateways.server((head, connection) -> connection.close());

        assertThat(gateways.look(server)).isInstanceOf(NoAnswer.class);
        assertThat(gateways.look(server).why())
                .startsWith(OddGateways.where(server) + " closed the connection without an answer");
    }

    @Test
    void takesAResetForNoAnswer() throws Exception {
        OddServer server = gateways.server((head, connection) -> {
            connection.setSoLinger(true, 0);
            connection.close();
        });

        assertThat(gateways.look(server)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void takesARefusalForNoAnswer() throws Exception {
        OddServer server = gateways.server(OddGateways.HANG);
        server.close();

        // A listener that was just closed may still reset one last connection.
        await().untilAsserted(() -> assertThat(gateways.look(server))
                .isEqualTo(new NoAnswer("connection refused by " + OddGateways.where(server))));
    }

    @Test
    void takesAFullBacklogForNoAnswer() throws Exception {
        gateways.hurry();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.0.12.2"));
                Socket first = new Socket(deaf.getInetAddress(), deaf.getLocalPort());
                Socket second = new Socket(deaf.getInetAddress(), deaf.getLocalPort())) {
            ProbeResult result = gateways.look((InetSocketAddress) deaf.getLocalSocketAddress());

            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(result)
                    .isEqualTo(new NoAnswer("no connection to 127.0.12.2:" + deaf.getLocalPort() + " within 400 ms"));
        }
    }

    @Test
    void cannotLookWhereTheAddressCannotBeResolved() {
        var nowhere = InetSocketAddress.createUnresolved("gateway.invalid", 443);

        assertThatThrownBy(() -> gateways.look(nowhere))
                .isInstanceOf(NotSeen.class)
                .hasMessageContaining("gateway.invalid");
    }

    @Test
    void doesNotBlameTheGatewayForTimeThatWentElsewhere() {
        var exchange = new Exchange(
                new Target("http", "chat.example.com", 80, new InetSocketAddress("127.0.12.1", 1)),
                new HttpUriRequestBase("GET", URI.create("/health")),
                false,
                NewConnection.within(OddGateways.SHORT));

        exchange.expire();

        assertThatThrownBy(exchange::tooLate)
                .isInstanceOf(NotSeen.class)
                .hasMessage("this regent could not begin in time to connect to 127.0.12.1:1");
    }

    @Test
    void leavesNothingBehindWhenAServerHangs() throws Exception {
        gateways.hurry();
        OddServer server = gateways.inference(OddGateways.HANG);

        for (int i = 0; i < 3; i++) {
            gateways.look(server);
        }

        await().until(() -> server.open.get() == 0);
        gateways.sideBySide.shutdown();
        await().until(gateways.sideBySide::isTerminated);
    }
}
