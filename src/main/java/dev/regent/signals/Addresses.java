package dev.regent.signals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** Answers with what was resolved already, so that the name in Host and SNI may be another one. */
record Addresses(List<InetSocketAddress> resolved) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) {
        return resolved.stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) {
        return resolved;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
