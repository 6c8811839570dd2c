package dev.regent.simulation;

import dev.regent.world.Epoch;
import dev.regent.world.Region;
import dev.regent.world.WeightMove;
import dev.regent.world.ZoneState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Route 53 in a page: a calculated check per region that follows what is true after some ticks, weights by
 * compare-and-set that reach the name servers after some more, and the rule for what is answered.
 */
final class SmallRoute53 {
    /**
     * In ticks.
     *
     * @param out       until what takes a region out is counted
     * @param open      until what opens it again is counted
     * @param propagate until a change is on every name server
     */
    record Delays(int out, int open, int propagate) {}

    private record Version(Epoch epoch, Map<Region, Integer> weights) {}

    private final List<Region> regions;
    private final Delays delays;
    private final Map<Region, Integer> differs = new HashMap<>();
    private final Map<Region, Integer> gatewayDiffers = new HashMap<>();
    private final Set<Region> out = new HashSet<>();
    private final Set<Region> down = new HashSet<>();
    private final Map<Region, Long> changedBy = new HashMap<>();
    private Version accepted;
    private Version shown;
    private int sinceChange;

    SmallRoute53(List<Region> regions, Delays delays, Instant now) {
        this.regions = regions;
        this.delays = delays;
        Region first = regions.getFirst();
        Map<Region, Integer> weights = new HashMap<>();
        regions.forEach(region -> weights.put(region, region.equals(first) ? 100 : 0));
        accepted = new Version(new Epoch(1, first, "terraform", now), Map.copyOf(weights));
        shown = accepted;
        sinceChange = delays.propagate();
    }

    /** One tick of the checkers and of propagation. */
    void tick(Predicate<Region> isUp, Predicate<Region> isOut) {
        for (Region region : regions) {
            follow(down, gatewayDiffers, region, !isUp.test(region));
            follow(out, differs, region, isOut.test(region));
        }
        sinceChange++;
        if (sinceChange >= delays.propagate()) {
            shown = accepted;
        }
    }

    private void follow(Set<Region> counted, Map<Region, Integer> since, Region region, boolean now) {
        int ticks = counted.contains(region) == now ? 0 : since.merge(region, 1, Integer::sum);
        if (ticks == 0) {
            since.remove(region);
        } else if (ticks >= (now ? delays.out() : delays.open())) {
            since.remove(region);
            if (now) {
                counted.add(region);
            } else {
                counted.remove(region);
            }
        }
    }

    /** Compare-and-set: a stale writer is refused whole. */
    boolean propose(WeightMove move, Region writer, Instant now) {
        if (!move.from().equals(accepted.epoch()) || sinceChange < 1) {
            return false;
        }
        accepted =
                new Version(new Epoch(accepted.epoch().number() + 1, move.home(), writer.name(), now), move.weights());
        changedBy.put(writer, accepted.epoch().number());
        sinceChange = 0;
        return true;
    }

    ZoneState zone(Region reader) {
        Optional<ZoneState.Change> change = Optional.ofNullable(changedBy.get(reader))
                .map(number -> new ZoneState.Change(
                        "C" + number, number, number < accepted.epoch().number() || shown.equals(accepted)));
        return new ZoneState(accepted.epoch(), accepted.weights(), change, List.of());
    }

    Epoch shownEpoch() {
        return shown.epoch();
    }

    Epoch epoch() {
        return accepted.epoch();
    }

    Map<Region, Integer> weights() {
        return accepted.weights();
    }

    boolean isOpen(Region region) {
        return !out.contains(region);
    }

    boolean isUp(Region region) {
        return !down.contains(region);
    }

    /** Healthy ones with weight; else healthy ones without; else, all being unhealthy, those with weight. */
    Set<Region> answer() {
        Set<Region> weighted = new HashSet<>(regions);
        weighted.removeIf(region -> shown.weights().getOrDefault(region, 0) == 0);
        Set<Region> healthy = new HashSet<>(weighted);
        healthy.retainAll(open());
        if (!healthy.isEmpty()) {
            return healthy;
        }
        return open().isEmpty() ? weighted : open();
    }

    Set<Region> open() {
        Set<Region> open = new HashSet<>(regions);
        open.removeAll(out);
        return open;
    }
}
