package dev.regent.sandbox.topology;

import dev.regent.sandbox.route53.dataplane.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What Route 53's checkers can reach: everything, unless a region is dark or hides from them. */
public final class CheckerNetwork implements Network {
    private final Set<String> dark = ConcurrentHashMap.newKeySet();
    private final Set<InetSocketAddress> hidden = ConcurrentHashMap.newKeySet();

    /** The checkers in that region hear nothing from anywhere. */
    public void darken(String region) {
        dark.add(region);
    }

    public void lighten(String region) {
        dark.remove(region);
    }

    /** No checker reaches this any more. */
    public void hide(InetAddress address, int port) {
        hidden.add(new InetSocketAddress(address, port));
    }

    public void show(InetAddress address, int port) {
        hidden.remove(new InetSocketAddress(address, port));
    }

    /** Everything is reached again. */
    void restore() {
        dark.clear();
        hidden.clear();
    }

    @Override
    public boolean reachable(String checkerRegion, InetSocketAddress endpoint) {
        return !dark.contains(checkerRegion) && !hidden.contains(endpoint);
    }
}
