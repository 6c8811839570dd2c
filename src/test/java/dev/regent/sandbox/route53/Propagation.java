package dev.regent.sandbox.route53;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the name servers know of the zones, and what is on its way to them; immutable.
 *
 * <p>Changes of one zone arrive in the order in which they were accepted, whatever delay each has drawn.
 */
record Propagation(Map<String, Zone> published, List<Pending> pending) {
    static final Propagation NOTHING = new Propagation(Map.of(), List.of());

    /** A zone as it will be at an instant; empty where it was deleted. */
    record Pending(String zoneId, Optional<Zone> zone, Instant arrives) {}

    Propagation {
        published = Map.copyOf(published);
        pending = List.copyOf(pending);
    }

    /** When a change arrives that would by itself take until {@code earliest}: never before an older one. */
    Instant arrival(String zoneId, Instant earliest) {
        return pending.stream()
                .filter(p -> p.zoneId().equals(zoneId))
                .map(Pending::arrives)
                .max(Comparator.naturalOrder())
                .filter(latest -> latest.isAfter(earliest))
                .orElse(earliest);
    }

    Propagation with(Pending change) {
        List<Pending> more = new ArrayList<>(pending);
        more.add(change);
        return new Propagation(published, more);
    }

    Propagation at(Instant now) {
        Map<String, Zone> arrived = new TreeMap<>(published);
        List<Pending> stillPending = new ArrayList<>();
        for (Pending change : pending) {
            if (now.isBefore(change.arrives())) {
                stillPending.add(change);
            } else {
                change.zone()
                        .ifPresentOrElse(
                                zone -> arrived.put(change.zoneId(), zone), () -> arrived.remove(change.zoneId()));
            }
        }
        return new Propagation(arrived, stillPending);
    }

    List<Zone> zones() {
        return published.values().stream()
                .sorted(Comparator.comparing(Zone::name).thenComparing(Zone::id))
                .toList();
    }
}
