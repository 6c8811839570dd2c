package dev.regent.sandbox.route53.dataplane;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An endpoint that answers every request with what it was last given; nothing at all is silence. */
final class ScriptedEndpoint implements AutoCloseable {
    static final String SILENCE = "";

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private volatile String answer;
    private volatile boolean hangsUp = true;

    ScriptedEndpoint(String answer) throws IOException {
        this(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), answer);
    }

    ScriptedEndpoint(ServerSocket server, String answer) {
        this.server = server;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    static ScriptedEndpoint listening(String answer) {
        try {
            return new ScriptedEndpoint(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    int port() {
        return server.getLocalPort();
    }

    void answers(String now) {
        answer = now;
    }

    /** From now on nothing is closed after the answer. */
    void holdsOn() {
        hangsUp = false;
    }

    /** The lines of every request so far. */
    List<List<String>> requests() {
        return requests;
    }

    int openConnections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed by the test.
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> lines = new CopyOnWriteArrayList<>();
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                lines.add(line);
                line = in.readLine();
            }
            requests.add(lines);
            client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().flush();
            if (answer.equals(SILENCE) || !hangsUp) {
                // Until the checker has had enough.
                line = in.readLine();
            }
        } catch (IOException e) {
            // The checker hung up, as it may at any time.
            return;
        } finally {
            open.remove(client);
        }
    }
}
