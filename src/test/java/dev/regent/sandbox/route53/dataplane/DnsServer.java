package dev.regent.sandbox.route53.dataplane;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A name server: one address, UDP and TCP on the same port (RFC 7766). It forgets a TCP client that is idle for 10 s. */
final class DnsServer implements AutoCloseable {
    private static final int LONGEST_UDP_QUERY = 4096;
    private static final int BACKLOG = 128;
    private static final int ATTEMPTS_AT_A_FREE_PORT = 20;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Responder responder;
    private final ServerSocket tcp;
    private final DatagramSocket udp;

    /** Listens, and answers until it is closed. */
    DnsServer(InetAddress address, int port, Responder responder) throws IOException {
        this.responder = responder;
        Sockets sockets = bind(address, port);
        tcp = sockets.tcp();
        udp = sockets.udp();
        Thread.ofVirtual().name("dns-udp-" + address()).start(this::serveUdp);
        Thread.ofVirtual().name("dns-tcp-" + address()).start(this::serveTcp);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) tcp.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }

    private record Sockets(ServerSocket tcp, DatagramSocket udp) {}

    private static Sockets bind(InetAddress address, int port) throws IOException {
        int attempts = port == 0 ? ATTEMPTS_AT_A_FREE_PORT : 1;
        for (int attempt = 1; ; attempt++) {
            ServerSocket tcp = new ServerSocket();
            try {
                tcp.bind(new InetSocketAddress(address, port), BACKLOG);
                return new Sockets(tcp, new DatagramSocket(tcp.getLocalPort(), address));
            } catch (BindException e) {
                tcp.close();
                if (attempt == attempts) {
                    throw new IOException("no name server can listen on " + address + " port " + port, e);
                }
            }
        }
    }

    private void serveUdp() {
        byte[] buffer = new byte[LONGEST_UDP_QUERY];
        while (!udp.isClosed()) {
            try {
                DatagramPacket query = new DatagramPacket(buffer, buffer.length);
                udp.receive(query);
                Optional<byte[]> reply = responder.overUdp(Arrays.copyOf(query.getData(), query.getLength()));
                if (reply.isPresent()) {
                    udp.send(new DatagramPacket(reply.get(), reply.get().length, query.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed, which ends the loop; or a client that is gone, which is the client's own affair.
                Thread.onSpinWait();
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                Thread.ofVirtual().name("dns-client").start(() -> serve(client));
            } catch (IOException e) {
                // Closed, which ends the loop; or a client that is gone before it was accepted.
                Thread.onSpinWait();
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout((int) IDLE.toMillis());
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (!tcp.isClosed()) {
                answerOne(in, out);
            }
        } catch (IOException e) {
            // The client has hung up or gone idle: nobody is left to be told.
            Thread.onSpinWait();
        }
    }

    private void answerOne(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        byte[] reply = responder.overTcp(query).orElseThrow(() -> new EOFException("not a query"));
        byte[] framed = new byte[reply.length + 2];
        framed[0] = (byte) (reply.length >> 8);
        framed[1] = (byte) reply.length;
        System.arraycopy(reply, 0, framed, 2, reply.length);
        out.write(framed);
        out.flush();
    }
}
