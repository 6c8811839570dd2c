package dev.regent.config;

import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where this regent connects instead of where AWS is, each by itself; all empty against AWS. Regents may differ in
 * them, so they are no part of the digest.
 *
 * @param boards      S3 endpoints by region
 * @param gateways    where to connect instead of the gateway's address
 * @param route53     Route 53's API
 * @param prometheus  the monitoring of the region that this regent speaks for, where it has one
 * @param nameServers by service, those to ask instead of the zone's own
 */
public record Endpoints(
        Map<Region, URI> boards,
        Map<Subject, InetSocketAddress> gateways,
        Optional<URI> route53,
        Optional<URI> prometheus,
        Map<String, List<InetSocketAddress>> nameServers) {
    public Endpoints {
        boards = Map.copyOf(boards);
        gateways = Map.copyOf(gateways);
        nameServers = Map.copyOf(nameServers);
    }
}
