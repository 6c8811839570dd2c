package dev.regent.sandbox.chaos;

import dev.regent.sandbox.chaos.schedule.Ill;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A fault that was there, from just before it began until just after it was healed. */
public record Span(Ill ill, Region region, Instant from, Instant until) {
    public boolean overlaps(Instant begin, Instant end) {
        return from.isBefore(end) && until.isAfter(begin);
    }

    public boolean lastsAtLeast(Duration time) {
        return !until.isBefore(from.plus(time));
    }

    public boolean touches(Region touched, List<Region> all) {
        return ill.touches(region, all).contains(touched);
    }

    @Override
    public String toString() {
        return ill.fault() + " in " + region;
    }
}
