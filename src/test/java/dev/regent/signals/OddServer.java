package dev.regent.signals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that reads a request and then does to the connection whatever a test wants. */
final class OddServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Behaviour behaviour;
    final List<String> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger open = new AtomicInteger();

    /** What happens to a connection after its request; the connection ends when its client ends it. */
    interface Behaviour {
        void answer(String head, Socket connection) throws IOException;
    }

    OddServer(Behaviour behaviour) {
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.12.1"));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        this.behaviour = behaviour;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    static void sendWhole(Socket connection, String statusAndHeaders, String body) throws IOException {
        send(connection, "HTTP/1.1 " + statusAndHeaders + "\nContent-Length: " + body.length() + "\n\n" + body);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the test has ended
        }
    }

    private void serve(Socket connection) {
        open.incrementAndGet();
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            String head = head(in);
            requests.add(head);
            behaviour.answer(head, connection);
            while (in.read() >= 0) {
                // until the client hangs up
            }
        } catch (SocketException hungUp) {
            // the client did not wait
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            open.decrementAndGet();
        }
    }

    private static String head(BufferedReader in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
