package dev.regent.world;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The object {@code report.json} on a board, rewritten every tick.
 *
 * @param region   whose board
 * @param writer   the replica that wrote it
 * @param sequence grows by one with every tick
 * @param at       the writer's wall clock, for people; nothing is decided by it
 * @param digest   of the writer's configuration
 * @param services by name
 * @param intents  all that the writer knows of, tombstones included
 */
public record Report(
        Region region,
        String writer,
        long sequence,
        Instant at,
        String digest,
        Map<String, ServiceReport> services,
        SortedMap<Intent.Id, Intent> intents) {
    public Report {
        services = Map.copyOf(services);
        intents = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(intents));
    }
}
