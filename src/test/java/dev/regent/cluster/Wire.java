package dev.regent.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP connection's way to a server on this machine, which can be broken in the ways that networks break. */
final class Wire implements AutoCloseable {
    private final int port;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    enum State {
        WHOLE,
        /** Connections end at once. */
        CUT,
        /** Connections are taken and nothing passes. */
        SILENT
    }

    /** Two ends; what passes may be stopped for good while both stay open. */
    private static final class Link {
        private final Socket near;
        private final Socket far;
        private volatile boolean dead;

        Link(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void close() {
            closed(near);
            closed(far);
        }
    }

    Wire(int port) throws IOException {
        this.port = port;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Holds for the connections that there are, too. */
    void become(State next) {
        state = next;
        if (next == State.CUT) {
            links.forEach(Link::close);
        }
        if (next == State.SILENT) {
            loseWhatIsThere();
        }
    }

    /** Nothing passes any more on the connections that there are, and nobody is told; new ones work. */
    void loseWhatIsThere() {
        links.forEach(link -> link.dead = true);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                link(listener.accept());
            } catch (IOException e) {
                // It was closed, or the far end is not there: the near end sees a connection that ends.
            }
        }
    }

    private void link(Socket near) throws IOException {
        if (state == State.CUT) {
            near.close();
            return;
        }
        try {
            Link link = new Link(near, new Socket(InetAddress.getLoopbackAddress(), port));
            link.dead = state == State.SILENT;
            links.add(link);
            Thread.ofVirtual().start(() -> pass(link, near, link.far));
            Thread.ofVirtual().start(() -> pass(link, link.far, near));
        } catch (IOException e) {
            near.close();
            throw e;
        }
    }

    private void pass(Link link, Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!link.dead) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // One end is gone, and the other is closed with it.
        } finally {
            links.remove(link);
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        links.forEach(Link::close);
    }
}
