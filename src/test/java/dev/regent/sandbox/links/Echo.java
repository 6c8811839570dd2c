package dev.regent.sandbox.links;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server for tests that says back what it hears, over TCP and over UDP. */
final class Echo implements AutoCloseable {
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Thread acceptor = Thread.ofVirtual().unstarted(this::accept);

    private Echo(ServerSocket tcp, DatagramSocket udp) {
        this.tcp = tcp;
        this.udp = udp;
    }

    static Echo start() throws IOException {
        var tcp = new ServerSocket();
        tcp.bind(new InetSocketAddress("127.0.12.2", 0));
        var echo = new Echo(tcp, new DatagramSocket(tcp.getLocalSocketAddress()));
        echo.acceptor.start();
        Thread.startVirtualThread(echo::echoDatagrams);
        return echo;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) tcp.getLocalSocketAddress();
    }

    /** What came over TCP. */
    String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** Who is blocked in accept may still take a connection, so that one is waited for. */
    @Override
    public void close() {
        try {
            tcp.close();
            udp.close();
            acceptor.join();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (true) {
                var connection = tcp.accept();
                connections.add(connection);
                Thread.startVirtualThread(() -> echo(connection));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void echo(Socket connection) {
        try (connection) {
            var chunk = new byte[1000];
            for (var length = connection.getInputStream().read(chunk);
                    length >= 0;
                    length = connection.getInputStream().read(chunk)) {
                heard.write(chunk, 0, length);
                connection.getOutputStream().write(chunk, 0, length);
            }
        } catch (IOException gone) {
            return;
        }
    }

    private void echoDatagrams() {
        try {
            while (true) {
                var datagram = new DatagramPacket(new byte[1000], 1000);
                udp.receive(datagram);
                udp.send(datagram);
            }
        } catch (IOException closed) {
            return;
        }
    }
}
