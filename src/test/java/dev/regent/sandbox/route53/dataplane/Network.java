package dev.regent.sandbox.route53.dataplane;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network between the checkers and what they check, so that a sandbox can cut it. Asked at every look. */
public interface Network {

    /** Where a look from this region goes; the same address unless something, such as a relay, stands in for it. */
    default InetSocketAddress route(String checkerRegion, InetSocketAddress endpoint) {
        return endpoint;
    }

    /** Whether packets get there. Where they do not, the checker hears nothing until its deadline. */
    default boolean reachable(String checkerRegion, InetSocketAddress endpoint) {
        return true;
    }

    /**
     * The address of a check that names its endpoint. Route 53 resolves to IPv4 only.
     *
     * @throws UnknownHostException if the name has none
     */
    default InetAddress resolve(String domainName) throws IOException {
        return Arrays.stream(InetAddress.getAllByName(domainName))
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new UnknownHostException(domainName));
    }

    /** The machine's own network, nothing cut. */
    static Network plain() {
        return new Network() {};
    }
}
