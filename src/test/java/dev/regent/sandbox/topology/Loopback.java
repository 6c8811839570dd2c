package dev.regent.sandbox.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/** The machine's loopback addresses: one per region, four for the name servers. */
public final class Loopback {
    /** Where the control and the Route 53 API listen. */
    public static final InetAddress HERE = address("127.0.0.1");

    private Loopback() {}

    /**
     * A region's own.
     *
     * @param number of the region in the order of preference, counted from 0
     */
    public static InetAddress ofRegion(int number) {
        return address("127." + (number + 1) + ".0.1");
    }

    public static List<InetAddress> nameServers() {
        return List.of(address("127.53.0.1"), address("127.53.0.2"), address("127.53.0.3"), address("127.53.0.4"));
    }

    /**
     * Makes sure that this address exists and this port is free.
     *
     * @throws CannotListen with the sentence that says how to go on
     */
    public static void mustBeFree(InetAddress address, int port, String what) {
        mustExist(address);
        try (var tcp = new ServerSocket()) {
            tcp.setReuseAddress(true);
            tcp.bind(new InetSocketAddress(address, port));
        } catch (BindException taken) {
            throw new CannotListen(
                    what + " cannot listen on " + address.getHostAddress() + ":" + port
                            + ": something else does. End it, or move the whole sandbox with -Dports=19000 (the first of its ports).");
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static void mustExist(InetAddress address) {
        try (var udp = new DatagramSocket(0, address)) {
            udp.setReuseAddress(true);
        } catch (BindException absent) {
            throw new CannotListen(
                    address.getHostAddress() + " is not a loopback address of this machine. Linux has all of"
                            + " 127.0.0.0/8; on macOS add each one until the next boot: " + aliases());
        } catch (SocketException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static String aliases() {
        return "for a in 127.1.0.1 127.2.0.1 127.3.0.1 127.53.0.1 127.53.0.2 127.53.0.3 127.53.0.4; do"
                + " sudo ifconfig lo0 alias $a; done";
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(literal, impossible);
        }
    }

    /** Something that the sandbox needs of this machine is not to be had; the message says how to go on. */
    public static final class CannotListen extends RuntimeException {
        private static final long serialVersionUID = 1;

        CannotListen(String message) {
            super(message);
        }
    }
}
