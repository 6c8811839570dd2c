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
    private volatile List<InetSocketAddress> known;

    /** @param configured hosts need not be resolved yet; none for those that the name is delegated to */
    Directory(String name, List<InetSocketAddress> configured) {
        this.name = name;
        this.configured = List.copyOf(configured);
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

    /** The name servers of the closest zone above the name. */
    private List<InetSocketAddress> delegated() {
        try {
            Name at = Name.fromString(name);
            while (at.labels() > 1) {
                Record[] records = new Lookup(at, Type.NS).run();
                if (records != null) {
                    return servers(records);
                }
                at = new Name(at, 1);
            }
        } catch (TextParseException e) {
            throw new IllegalArgumentException(name + " is no name that DNS knows", e);
        }
        return List.of();
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
