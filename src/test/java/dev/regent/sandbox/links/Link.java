package dev.regent.sandbox.links;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What lies between somebody and what they reach: a relay for TCP and for UDP that can be made to fail.
 *
 * <p>A TCP relay has accepted before it can connect: where the target refuses, the caller sees the connection open and
 * be reset at once (RST). A cut link refuses like a closed port. A silent link accepts, keeps and holds what is sent
 * until it is healed, as TCP would by sending again; what comes over UDP is lost. What it cannot imitate is a SYN that
 * nobody answers.
 */
public final class Link implements AutoCloseable {
    private final InetSocketAddress address;
    private final InetSocketAddress target;
    private final TcpRelay tcp;
    private final UdpRelay udp;
    private volatile Weather weather = Weather.CLEAR;

    private Link(InetSocketAddress listen, InetSocketAddress target) {
        this.target = target;
        tcp = new TcpRelay(listen, target, () -> weather);
        address = tcp.address();
        udp = new UdpRelay(address, target, () -> weather);
    }

    /** Listens at once, with TCP and UDP on the same port; with port 0, {@link #address()} tells which. */
    public static Link open(InetSocketAddress listen, InetSocketAddress target) {
        return new Link(listen, target);
    }

    public InetSocketAddress address() {
        return address;
    }

    public InetSocketAddress target() {
        return target;
    }

    public Weather weather() {
        return weather;
    }

    /** Refuses new connections and resets those that there are. */
    public synchronized void cut() {
        weather = weather.afterCut();
        udp.shut();
        tcp.shut();
    }

    /** Passes nothing in either direction, and says nothing about it. */
    public synchronized void blackhole() {
        silence(weather.silent(true, true));
    }

    /** Passes nothing from the caller to the target. */
    public synchronized void blackholeThere() {
        silence(weather.silent(true, false));
    }

    /** Passes nothing from the target to the caller: requests arrive, answers do not. */
    public synchronized void blackholeBack() {
        silence(weather.silent(false, true));
    }

    private void silence(Weather silent) {
        weather = silent;
        tcp.flush();
    }

    /** Delays everything by so much in each direction. */
    public synchronized void slow(Duration delay) {
        weather = weather.slow(delay);
    }

    /** Resets the connections that there are; new ones pass. */
    public synchronized void reset() {
        tcp.reset();
    }

    public synchronized void heal() {
        weather = Weather.CLEAR;
        tcp.reopen(address);
        udp.reopen(address);
        tcp.flush();
    }

    @Override
    public synchronized void close() {
        cut();
    }
}
