package dev.regent.sandbox.links;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The TCP half of a link. */
final class TcpRelay {
    private static final int BACKLOG = 128;
    private static final int MOST_CONNECTIONS = 2_000;

    private final InetSocketAddress target;
    private final Supplier<Weather> weather;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private Listening<ServerSocket> listener;

    TcpRelay(InetSocketAddress listen, InetSocketAddress target, Supplier<Weather> weather) {
        this.target = target;
        this.weather = weather;
        listener = listen(listen);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.socket().getLocalSocketAddress();
    }

    /** From now on connections are refused by the kernel, and those that there are get reset. */
    void shut() {
        listener.close();
        reset();
    }

    void reopen(InetSocketAddress address) {
        if (listener.isClosed()) {
            listener = listen(address);
        }
    }

    void reset() {
        connections.forEach(Connection::reset);
    }

    /** Each in a thread of its own: one whose receiver does not read must not keep the others waiting. */
    void flush() {
        connections.forEach(connection -> Thread.startVirtualThread(connection::flush));
    }

    private Listening<ServerSocket> listen(InetSocketAddress address) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(address, BACKLOG);
            return new Listening<>(socket, () -> {
                var caller = socket.accept();
                Thread.startVirtualThread(() -> relay(caller));
            });
        } catch (IOException taken) {
            throw new UncheckedIOException("A link cannot listen on " + address, taken);
        }
    }

    private void relay(Socket caller) {
        var connection = new Connection(caller, weather);
        connections.add(connection);
        try {
            if (weather.get().cut() || connections.size() > MOST_CONNECTIONS) {
                connection.reset();
            } else {
                connection.relay(target);
            }
        } finally {
            connections.remove(connection);
        }
    }
}
