package dev.regent.sandbox.links;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Every link of the sandbox, by who uses it and what it leads to. */
public final class Links implements AutoCloseable {
    /** As in {@code ("us-east-1", "gateway us-east-2")}. */
    public record Ends(String from, String to) implements Comparable<Ends> {
        @Override
        public int compareTo(Ends other) {
            var order = from.compareTo(other.from);
            return order != 0 ? order : to.compareTo(other.to);
        }

        @Override
        public String toString() {
            return from + " → " + to;
        }
    }

    private final Map<Ends, Link> links = new ConcurrentSkipListMap<>();

    public Link open(String from, String to, InetSocketAddress listen, InetSocketAddress target) {
        var ends = new Ends(from, to);
        if (links.containsKey(ends)) {
            throw new IllegalArgumentException("There is a link " + ends + " already.");
        }
        var link = Link.open(listen, target);
        links.put(ends, link);
        return link;
    }

    public Link between(String from, String to) {
        var ends = new Ends(from, to);
        return Optional.ofNullable(links.get(ends))
                .orElseThrow(() -> new IllegalArgumentException("No link " + ends + "; there are " + links.keySet()));
    }

    public Collection<Link> from(String from) {
        return links.entrySet().stream()
                .filter(link -> link.getKey().from().equals(from))
                .map(Map.Entry::getValue)
                .toList();
    }

    public Collection<Link> to(String to) {
        return links.entrySet().stream()
                .filter(link -> link.getKey().to().equals(to))
                .map(Map.Entry::getValue)
                .toList();
    }

    public Map<Ends, Link> all() {
        return Collections.unmodifiableMap(links);
    }

    public void heal() {
        links.values().forEach(Link::heal);
    }

    @Override
    public void close() {
        links.values().forEach(Link::close);
        links.clear();
    }
}
