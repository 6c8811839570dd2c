package dev.regent.sandbox.clients;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What a client asks, of whom, and how often.
 *
 * @param name of the service, which the name servers know
 * @param port of the gateway, the same in every region
 * @param deadline for the whole of a request, looking up the name included
 */
public record Demand(
        String name, int port, List<InetSocketAddress> nameServers, int requestsPerSecond, Duration deadline) {
    static final String BODY = "{\"model\":\"sandbox\",\"prompt\":\"Are you there?\",\"max_tokens\":1}";

    /** 20 requests per second with a deadline of 2 s. */
    public static Demand steady(String name, int port, List<InetSocketAddress> nameServers) {
        return new Demand(name, port, nameServers, 20, Duration.ofSeconds(2));
    }
}
