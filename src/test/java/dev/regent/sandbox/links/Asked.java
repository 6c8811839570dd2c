package dev.regent.sandbox.links;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A link with an echo behind it, and somebody who asks through it. */
final class Asked implements AutoCloseable {
    private static final int A_MOMENT_MILLIS = 200;

    final Echo echo = Echo.start();
    final Link link = Link.open(new InetSocketAddress("127.0.12.1", 0), echo.address());

    Asked() throws IOException {}

    Socket connect() throws IOException {
        var socket = new Socket(link.address().getAddress(), link.address().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    String askOverTcp(String words) throws IOException {
        try (var socket = connect()) {
            return ask(socket, words);
        }
    }

    static String ask(Socket socket, String words) throws IOException {
        send(socket, words);
        return receive(socket, words.length());
    }

    static void send(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }

    static String receive(Socket socket, int length) throws IOException {
        var bytes = socket.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("closed after " + bytes.length + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String askOverUdp(String words) throws IOException {
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

    static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(A_MOMENT_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(10_000);
    }

    static void assertReset(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Override
    public void close() {
        link.close();
        echo.close();
    }
}
