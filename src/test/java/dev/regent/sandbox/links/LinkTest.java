package dev.regent.sandbox.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {
    private static final int A_MOMENT_MILLIS = 200;

    private Echo echo;
    private Link link;

    @BeforeEach
    void open() throws IOException {
        echo = Echo.start();
        link = Link.open(new InetSocketAddress("127.0.12.1", 0), echo.address());
    }

    @AfterEach
    void close() {
        link.close();
        echo.close();
    }

    @Test
    void passesTcpAndUdpOnOnePort() throws IOException {
        assertThat(askOverTcp("hello")).isEqualTo("hello");
        assertThat(askOverUdp("hello")).isEqualTo("hello");
    }

    @Test
    void refusesWhenCutAndPassesOnTheSamePortWhenHealed() throws IOException {
        var before = link.address();

        link.cut();
        assertThatThrownBy(() -> askOverTcp("hello")).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> askOverUdp("hello")).isInstanceOf(IOException.class);

        link.heal();
        assertThat(link.address()).isEqualTo(before);
        assertThat(askOverTcp("hello")).isEqualTo("hello");
        assertThat(askOverUdp("hello")).isEqualTo("hello");
    }

    @Test
    void canBeCutAndHealedOverAndOver() throws IOException {
        for (var round = 0; round < 20; round++) {
            askOverTcp("hello");
            link.cut();
            assertThatThrownBy(() -> askOverTcp("hello")).isInstanceOf(ConnectException.class);
            link.heal();
        }
    }

    @Test
    void resetsOpenConnectionsWhenCut() throws IOException {
        try (var connection = connect()) {
            ask(connection, "hello");

            link.cut();

            assertReset(connection);
        }
    }

    @Test
    void resetsOpenConnectionsOnceAndTakesNewOnes() throws IOException {
        try (var connection = connect()) {
            ask(connection, "hello");

            link.reset();

            assertReset(connection);
            assertThat(askOverTcp("again")).isEqualTo("again");
        }
    }

    @Test
    void resetsWhenTheTargetRefuses() throws IOException {
        echo.close();

        try (var connection = connect()) {
            assertReset(connection);
        }
    }

    @Test
    void passesOnThatTheTargetBroke() throws IOException {
        try (var connection = connect()) {
            ask(connection, "hello");

            echo.close();

            assertThatThrownBy(() -> ask(connection, "hello")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void isSilentInBothDirectionsAndThenDeliversWhatWasSent() throws IOException {
        link.blackhole();

        try (var connection = connect()) {
            send(connection, "hello");
            assertSilent(connection);
            assertThat(echo.heard()).isEmpty();
            assertThatThrownBy(() -> askOverUdp("hello")).isInstanceOf(SocketTimeoutException.class);

            link.heal();
            assertThat(receive(connection, 5)).isEqualTo("hello");
        }
    }

    @Test
    void canBeSilentTowardsTheCallerOnly() throws IOException {
        link.blackholeBack();

        try (var connection = connect()) {
            send(connection, "hello");

            Awaitility.await().until(() -> echo.heard().equals("hello"));
            assertSilent(connection);
        }
    }

    @Test
    void canBeSilentTowardsTheTargetOnly() throws IOException {
        try (var connection = connect()) {
            ask(connection, "hello");

            link.blackholeThere();

            send(connection, "again");
            assertSilent(connection);
            assertThat(echo.heard()).isEqualTo("hello");
        }
    }

    @Test
    void keepsEvenARefusalToItselfWhileSilent() throws IOException {
        echo.close();
        link.blackhole();

        try (var connection = connect()) {
            assertSilent(connection);

            link.heal();
            assertReset(connection);
        }
    }

    @Test
    void keepsTheEndOfAConnectionToItselfWhileSilent() throws IOException {
        try (var connection = connect()) {
            ask(connection, "hello");
            link.blackhole();

            echo.close();

            assertSilent(connection);
        }
    }

    @Test
    void passesAllOfALargeTransferWhenSlow() throws IOException {
        link.slow(Duration.ofMillis(5));
        var large = "0123456789".repeat(20_000);

        assertThat(askOverTcp(large)).isEqualTo(large);
    }

    @Test
    void isFoundByItsEnds() {
        try (var links = new Links()) {
            var opened = links.open(
                    "us-east-1", "gateway us-east-2", new InetSocketAddress("127.0.12.1", 0), echo.address());

            assertThat(links.between("us-east-1", "gateway us-east-2")).isSameAs(opened);
            assertThat(links.from("us-east-1")).containsExactly(opened);
            assertThat(links.to("gateway us-east-2")).containsExactly(opened);
            assertThatThrownBy(() -> links.between("us-east-1", "nowhere"))
                    .hasMessageContaining("us-east-1 → nowhere")
                    .hasMessageContaining("us-east-1 → gateway us-east-2");
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(link.address().getAddress(), link.address().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private String askOverTcp(String words) throws IOException {
        try (var socket = connect()) {
            return ask(socket, words);
        }
    }

    private static String ask(Socket socket, String words) throws IOException {
        send(socket, words);
        return receive(socket, words.length());
    }

    private static void send(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }

    private static String receive(Socket socket, int length) throws IOException {
        var bytes = socket.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("closed after " + bytes.length + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String askOverUdp(String words) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(link.weather().equals(Weather.CLEAR) ? 10_000 : A_MOMENT_MILLIS);
            socket.connect(link.address());
            var question = words.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(question, question.length));
            var answer = new DatagramPacket(new byte[100], 100);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
        }
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(A_MOMENT_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(10_000);
    }

    private static void assertReset(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }
}
