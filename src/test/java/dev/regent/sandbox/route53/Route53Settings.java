package dev.regent.sandbox.route53;

import java.time.Duration;
import java.util.List;

/**
 * How the twin's control plane behaves.
 *
 * @param shortestPropagation from an accepted change to its being INSYNC and answered by DNS
 * @param longestPropagation  each change draws its own delay between the two; AWS says "generally within 60 seconds"
 * @param processing          how long after an accepted change the zone refuses the next with PriorRequestNotComplete
 *                            (not until INSYNC: only while Route 53 "was still processing a prior request")
 * @param burst               requests of one action at once
 * @param requestsPerSecond   of one action, on and on
 * @param nameServers         of every zone, without trailing dot
 * @param checkerRanges       answered to GetCheckerIpRanges, CIDR
 */
public record Route53Settings(
        Duration shortestPropagation,
        Duration longestPropagation,
        Duration processing,
        Quotas quotas,
        int burst,
        int requestsPerSecond,
        List<String> nameServers,
        List<String> checkerRanges) {
    /** In the form of AWS' own examples ("CreateHostedZone" in the API Reference). */
    private static final List<String> NAME_SERVERS = List.of(
            "ns-2048.awsdns-64.com", "ns-2049.awsdns-65.net", "ns-2050.awsdns-66.org", "ns-2051.awsdns-67.co.uk");

    /** The example answer of GetCheckerIpRanges in the Amazon Route 53 API Reference. */
    private static final List<String> CHECKER_RANGES = List.of(
            "54.183.255.128/26",
            "54.228.16.0/26",
            "54.232.40.64/26",
            "54.241.32.64/26",
            "54.243.31.192/26",
            "54.244.52.192/26",
            "54.245.168.0/26",
            "54.248.220.0/26",
            "54.250.253.192/26",
            "54.251.31.128/26",
            "54.252.79.128/26",
            "54.252.254.192/26",
            "54.255.254.192/26",
            "107.23.255.0/26",
            "176.34.159.192/26");

    public static final Route53Settings DEFAULT = new Route53Settings(
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ZERO,
            Quotas.DEFAULT,
            50,
            10,
            NAME_SERVERS,
            CHECKER_RANGES);

    public Route53Settings {
        if (shortestPropagation.isNegative() || longestPropagation.compareTo(shortestPropagation) < 0) {
            throw new IllegalArgumentException("propagation must be from a delay to a longer one, but is from "
                    + shortestPropagation + " to " + longestPropagation);
        }
        nameServers = List.copyOf(nameServers);
        checkerRanges = List.copyOf(checkerRanges);
    }

    public Route53Settings withPropagation(Duration shortest, Duration longest) {
        return new Route53Settings(
                shortest, longest, processing, quotas, burst, requestsPerSecond, nameServers, checkerRanges);
    }

    public Route53Settings withProcessing(Duration window) {
        return new Route53Settings(
                shortestPropagation,
                longestPropagation,
                window,
                quotas,
                burst,
                requestsPerSecond,
                nameServers,
                checkerRanges);
    }

    public Route53Settings withQuotas(Quotas others) {
        return new Route53Settings(
                shortestPropagation,
                longestPropagation,
                processing,
                others,
                burst,
                requestsPerSecond,
                nameServers,
                checkerRanges);
    }

    public Route53Settings withRate(int newBurst, int perSecond) {
        return new Route53Settings(
                shortestPropagation,
                longestPropagation,
                processing,
                quotas,
                newBurst,
                perSecond,
                nameServers,
                checkerRanges);
    }

    public Route53Settings withNameServers(List<String> names) {
        return new Route53Settings(
                shortestPropagation,
                longestPropagation,
                processing,
                quotas,
                burst,
                requestsPerSecond,
                names,
                checkerRanges);
    }
}
