package dev.regent.sandbox.faults;

import dev.regent.sandbox.kubernetes.OnlySimulated;
import dev.regent.sandbox.timeline.Event;
import dev.regent.sandbox.timeline.Timeline;
import dev.regent.world.Region;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Which faults there are and which of them are at work. One at a time is injected or healed. */
public final class Faults {
    private final SequencedMap<String, Fault> known = new LinkedHashMap<>();
    private final SequencedMap<Key, Instant> active = new LinkedHashMap<>();
    private final List<Region> regions;
    private final Timeline timeline;
    private final InstantSource clock;

    private record Key(String name, Region region) {}

    public Faults(List<Region> regions, List<Fault> known, Timeline timeline, InstantSource clock) {
        this.regions = List.copyOf(regions);
        this.timeline = timeline;
        this.clock = clock;
        known.forEach(this::know);
    }

    /** One more, for a scenario of its own. */
    public synchronized void know(Fault fault) {
        known.put(fault.name(), fault);
    }

    public synchronized List<Fault> all() {
        return List.copyOf(known.values());
    }

    public synchronized List<Fault.Active> active() {
        return active.entrySet().stream()
                .map(entry ->
                        new Fault.Active(entry.getKey().name(), entry.getKey().region(), entry.getValue()))
                .toList();
    }

    /** Without a region the most preferred one is meant. */
    public Region region(Optional<String> name) {
        Region region = name.map(Region::new).orElse(regions.getFirst());
        if (!regions.contains(region)) {
            throw new Fault.Unheard("there is no region " + region + "; there are " + regions);
        }
        return region;
    }

    /**
     * Makes it so.
     *
     * @return the instant just before it began: what follows is counted from there
     */
    public synchronized Instant inject(String name, Region region) {
        Fault fault = find(name);
        Instant before = clock.instant();
        active.put(new Key(name, region), before);
        timeline.add(before, Event.Kind.FAULT, region.name(), "control", name + ": " + fault.what());
        fault.inject().accept(region);
        if (!fault.lasts().isZero()) {
            CompletableFuture.delayedExecutor(fault.lasts().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> passes(name, region, before));
        }
        return before;
    }

    /** Puts it right; whatever else is wrong in the same place stays wrong. */
    public synchronized Instant heal(String name, Region region) {
        Fault fault = find(name);
        boolean was = active.remove(new Key(name, region)) != null;
        fault.heal().accept(region);
        active.keySet().forEach(other -> find(other.name()).inject().accept(other.region()));
        Instant healed = clock.instant();
        if (was) {
            timeline.add(healed, Event.Kind.HEALED, region.name(), "control", name);
        }
        return healed;
    }

    public synchronized void healAll() {
        List<Key> all = new ArrayList<>(active.keySet());
        all.forEach(key -> heal(key.name(), key.region()));
    }

    /** Unless it was healed, and perhaps injected anew, in between. */
    private synchronized void passes(String name, Region region, Instant began) {
        if (began.equals(active.get(new Key(name, region)))) {
            heal(name, region);
        }
    }

    private Fault find(String name) {
        Map<String, Fault> all = known;
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new Fault.Unheard(OnlySimulated.whyNot(name)
                        .orElse("there is no fault " + name + "; there are " + all.keySet())));
    }
}
