package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TunnelTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final ServerSocket server = new ServerSocket(0, 0, HERE);
    private final String there = "127.0.0.1:" + server.getLocalPort();
    private final Tunnel tunnel = Tunnel.open(HERE, URI.create("https://" + there + "/"));

    TunnelTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        tunnel.close();
        server.close();
    }

    private static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static BufferedReader heard(Socket from) throws IOException {
        from.setSoTimeout(10_000);
        return new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.US_ASCII));
    }

    private Socket asksFor(String target) throws IOException {
        var caller = new Socket(HERE, tunnel.address().getPort());
        say(caller, "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n");
        return caller;
    }

    @Test
    void passesEverythingOnInBothDirections() throws IOException {
        try (Socket caller = asksFor(there);
                Socket called = server.accept()) {
            BufferedReader answers = heard(caller);
            assertThat(answers.readLine()).isEqualTo("HTTP/1.1 200 Connection established");
            assertThat(answers.readLine()).isEmpty();

            say(caller, "hello\n");
            assertThat(heard(called).readLine()).isEqualTo("hello");
            say(called, "you too\n");
            assertThat(answers.readLine()).isEqualTo("you too");
        }
    }

    @Test
    void endsWhenTheServerHangsUp() throws IOException {
        try (Socket caller = asksFor(there)) {
            BufferedReader answers = heard(caller);
            server.accept().close();

            assertThat(answers.lines()).containsExactly("HTTP/1.1 200 Connection established", "");
        }
    }

    @Test
    void leadsNowhereElse() throws IOException {
        try (Socket caller = asksFor("127.0.0.1:22")) {
            assertThat(heard(caller).readLine()).isEqualTo("HTTP/1.1 403 Forbidden");
        }
    }
}
