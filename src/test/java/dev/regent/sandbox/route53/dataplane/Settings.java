package dev.regent.sandbox.route53.dataplane;

import java.net.InetAddress;
import java.util.List;

/**
 * What the data plane needs to know at start.
 *
 * @param nameServerAddresses one for each name server; each answers on UDP and TCP
 * @param dnsPort             of all name servers; 0 for a free one of each
 * @param checkersPerCheck    spread evenly over the check's regions
 */
public record Settings(
        List<InetAddress> nameServerAddresses, int dnsPort, int checkersPerCheck, Timing timing, Network network) {
    /** Two published address ranges in each of the eight regions: docs/sandbox-timing.md. */
    public static final int USUAL_CHECKERS = 16;

    public Settings {
        nameServerAddresses = List.copyOf(nameServerAddresses);
    }

    /** Everything as AWS documents it. */
    public static Settings documented(List<InetAddress> nameServerAddresses, int dnsPort) {
        return new Settings(nameServerAddresses, dnsPort, USUAL_CHECKERS, Timing.documented(), Network.plain());
    }

    public Settings with(Timing timing) {
        return new Settings(nameServerAddresses, dnsPort, checkersPerCheck, timing, network);
    }

    public Settings with(Network network) {
        return new Settings(nameServerAddresses, dnsPort, checkersPerCheck, timing, network);
    }
}
