package dev.regent.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The addresses of a zone's name servers: as configured, or else those that DNS delegates the name to. What was known
 * stays known when the resolver cannot say.
 */
final class Directory implements Supplier<List<InetSocketAddress>> {
    private static final int DNS_PORT = 53;

    private final String name;
    private final List<InetSocketAddress> configured;
    private final Resolver resolver;
    private volatile List<InetSocketAddress> known;

    /**
     * Knows nothing but what is configured until it is refreshed.
     *
     * @param configured hosts need not be resolved yet; none for those that the name is delegated to
     * @param resolver   asked for the delegation
     */
    Directory(String name, List<InetSocketAddress> configured, Resolver resolver) {
        this.name = name;
        this.configured = List.copyOf(configured);
        this.resolver = resolver;
        this.known =
                configured.stream().filter(server -> !server.isUnresolved()).toList();
    }

    @Override
    public List<InetSocketAddress> get() {
        return known;
    }

    /** Whether there is anything that a resolver could tell. */
    boolean changes() {
        return configured.isEmpty() || configured.stream().anyMatch(InetSocketAddress::isUnresolved);
    }

    /** Asks the resolver; may block for as long as that takes. */
    void refresh() {
        List<InetSocketAddress> found = new ArrayList<>();
        for (InetSocketAddress server : configured.isEmpty() ? delegated() : configured) {
            addresses(server, found);
        }
        if (!found.isEmpty()) {
            known = List.copyOf(found);
        }
    }

    private static void addresses(InetSocketAddress server, List<InetSocketAddress> found) {
        if (!server.isUnresolved()) {
            found.add(server);
            return;
        }
        try {
            found.add(new InetSocketAddress(InetAddress.getByName(server.getHostString()), server.getPort()));
        } catch (UnknownHostException e) {
            // The others may do; with none at all, what was known stays.
        }
    }

    /** The name servers of the closest zone above the name; none where the resolver fails on the way up. */
    private List<InetSocketAddress> delegated() {
        try {
            Name at = Name.fromString(name);
            while (at.labels() > 1) {
                Lookup lookup = new Lookup(at, Type.NS);
                lookup.setResolver(resolver);
                Record[] records = lookup.run();
                if (records != null) {
                    return servers(records);
                }
                if (!isNoZone(lookup.getResult())) {
                    return List.of();
                }
                at = new Name(at, 1);
            }
        } catch (TextParseException e) {
            throw new IllegalArgumentException(name + " is no name that DNS knows", e);
        }
        return List.of();
    }

    /** A resolver that cannot say now is another thing: going on up would end at the top-level domain's servers. */
    private static boolean isNoZone(int result) {
        return result == Lookup.TYPE_NOT_FOUND || result == Lookup.HOST_NOT_FOUND;
    }

    private static List<InetSocketAddress> servers(Record[] records) {
        List<InetSocketAddress> servers = new ArrayList<>();
        for (Record record : records) {
            if (record instanceof NSRecord server) {
                servers.add(
                        InetSocketAddress.createUnresolved(server.getTarget().toString(true), DNS_PORT));
            }
        }
        return servers;
    }
}
