package dev.regent.simulation.history;

import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.cloud.Monitoring;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that a simulation is made of: the same history gives the same simulation, always.
 *
 * @param seed       of everything that is left to chance: phases, delays, losses
 * @param regions    2 to 5
 * @param replicas   of each region's regent, 1 or 2
 * @param older      whose regent has an older configuration than the others
 * @param monitoring of every region's cluster; empty where gateways alone are looked at
 * @param happenings in the order in which they begin
 * @param healed     how long it goes on after the last fault has ended
 */
public record History(
        long seed,
        int regions,
        int replicas,
        Optional<Region> older,
        FailbackPolicy failback,
        Cloud.Pace pace,
        Optional<Monitoring> monitoring,
        List<Happening> happenings,
        Duration healed) {
    public History {
        happenings =
                happenings.stream().sorted(Comparator.comparing(Happening::at)).toList();
    }

    /** Regions with a regent each, and nothing that goes wrong. */
    public static History quiet(long seed, int regions, Duration length) {
        return new History(
                seed,
                regions,
                1,
                Optional.empty(),
                FailbackPolicy.DEFAULTS,
                Cloud.Pace.DOCUMENTED,
                Optional.empty(),
                List.of(),
                length);
    }

    public History with(List<Happening> others) {
        return new History(seed, regions, replicas, older, failback, pace, monitoring, others, healed);
    }

    public History withReplicas(int count) {
        return new History(seed, regions, count, older, failback, pace, monitoring, happenings, healed);
    }

    public History withFailback(FailbackPolicy policy) {
        return new History(seed, regions, replicas, older, policy, pace, monitoring, happenings, healed);
    }

    public History withPace(Cloud.Pace other) {
        return new History(seed, regions, replicas, older, failback, other, monitoring, happenings, healed);
    }

    public History withOlder(Region region) {
        return new History(
                seed, regions, replicas, Optional.of(region), failback, pace, monitoring, happenings, healed);
    }

    public History withMonitoring(Monitoring other) {
        return new History(seed, regions, replicas, older, failback, pace, Optional.of(other), happenings, healed);
    }

    /** When the last fault ends. */
    public Duration lastEnds() {
        return happenings.stream()
                .map(Happening::ends)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    public Duration length() {
        return lastEnds().plus(healed);
    }

    @Override
    public String toString() {
        String about = "seed " + seed + ": " + regions + " regions, " + replicas + " regents in each"
                + older.map(region -> ", an older configuration in " + region).orElse("")
                + (failback.automatic() ? ", automatic failback" : "")
                + monitoring.map(clusters -> ", " + clusters).orElse("");
        return about + happenings.stream().map(happening -> "\n  " + happening).collect(Collectors.joining());
    }
}
