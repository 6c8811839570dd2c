package dev.regent.sandbox.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP proxy that leads to one API server and nowhere else. Regents use it by a link ({@code proxy-url} in their
 * kubeconfig), so that they speak TLS with the API server itself, under its own name, and the link can be cut.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-connect">RFC 9110: CONNECT</a>
 */
final class Tunnel implements AutoCloseable {
    private static final int LONGEST_HEAD = 8 << 10;
    private static final int CONNECT_MILLIS = 2000;
    private static final int HTTPS = 443;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listening;
    private final String host;
    private final int port;

    private Tunnel(ServerSocket listening, URI server) {
        this.listening = listening;
        this.host = server.getHost();
        this.port = server.getPort() < 0 ? HTTPS : server.getPort();
        Thread.startVirtualThread(this::listen);
    }

    /** Listens at once. */
    static Tunnel open(InetAddress address, URI server) {
        try {
            return new Tunnel(new ServerSocket(0, 0, address), server);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket caller = listening.accept();
                Thread.startVirtualThread(() -> serve(caller));
            } catch (IOException closedOrGone) {
                // The next round tells which.
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            String asked = head(caller.getInputStream());
            if (!asked.startsWith("CONNECT " + host + ":" + port + " ")) {
                answer(caller, "403 Forbidden");
                return;
            }
            try (var server = new Socket()) {
                server.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
                answer(caller, "200 Connection established");
                Thread.startVirtualThread(() -> pump(server, caller));
                pump(caller, server);
            }
        } catch (IOException broken) {
            // Both ends are closed, which is all that there is to say of it.
        }
    }

    /** Byte by byte, as what follows is not ours to read. */
    private static String head(InputStream input) throws IOException {
        var head = new StringBuilder();
        for (int matched = 0; matched < END_OF_HEAD.length; ) {
            int next = input.read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new IOException("no request");
            }
            head.append((char) next);
            matched = next == END_OF_HEAD[matched] ? matched + 1 : next == END_OF_HEAD[0] ? 1 : 0;
        }
        return head.toString();
    }

    private static void answer(Socket caller, String status) throws IOException {
        caller.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Until either side ends, which ends the other. */
    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // So it has ended.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
