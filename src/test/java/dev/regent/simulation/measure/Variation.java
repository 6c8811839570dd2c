package dev.regent.simulation.measure;

import dev.regent.simulation.Simulation;
import dev.regent.simulation.cloud.Checkers;
import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.cloud.Rhythm;
import dev.regent.simulation.history.History;
import dev.regent.simulation.regent.Policy;
import dev.regent.world.Thresholds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One way of setting regents and Route 53 up.
 *
 * @param name what is other than by default
 */
public record Variation(String name, Thresholds thresholds, Rhythm rhythm, Cloud.Pace pace) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HALF = Duration.ofMillis(500);
    private static final Duration TWO = Duration.ofSeconds(2);

    /** As shipped, on Route 53 as documented. */
    public static final Variation DEFAULTS = new Variation(
            "as shipped: patience 4, TTL 5 s, everything each second",
            Thresholds.DEFAULTS,
            Rhythm.DEFAULTS,
            Cloud.Pace.DOCUMENTED);

    /** One thing changed at a time, then what is fastest together. */
    static List<Variation> all() {
        return List.of(
                DEFAULTS,
                thresholds("patience 3", 3, 5),
                thresholds("patience 2", 2, 5),
                thresholds("patience 1", 1, 5),
                thresholds("TTL 2 s", 4, 2),
                thresholds("TTL 1 s", 4, 1),
                rhythm("probes every 0.5 s", new Rhythm(HALF, SECOND, SECOND)),
                rhythm("probes every 2 s", new Rhythm(TWO, SECOND, SECOND)),
                rhythm("boards every 0.5 s", new Rhythm(SECOND, HALF, SECOND)),
                rhythm("boards every 2 s", new Rhythm(SECOND, TWO, SECOND)),
                rhythm("ticks every 0.5 s", new Rhythm(SECOND, SECOND, HALF)),
                aggregation("aggregation 1 s (assumption: 3 s)", 1),
                aggregation("aggregation 5 s (assumption: 3 s)", 5),
                asking("checkers' interval 30 s", 30, 1),
                asking("checkers' failure threshold 3", 10, 3),
                checkers("6 checkers of each check", 6),
                new Variation(
                        "probes and ticks every 0.5 s, TTL 1 s",
                        of(4, 1),
                        new Rhythm(HALF, SECOND, HALF),
                        Cloud.Pace.DOCUMENTED));
    }

    private static Thresholds of(int patience, long ttl) {
        Thresholds usual = Thresholds.DEFAULTS;
        return new Thresholds(
                patience,
                usual.stickiness(),
                usual.actingService(),
                usual.deadAnswer(),
                usual.degraded(),
                usual.clearlyBetter(),
                usual.holdDown(),
                usual.takeover(),
                usual.quietEpoch(),
                Duration.ofSeconds(ttl));
    }

    private static Variation thresholds(String name, int patience, long ttl) {
        return new Variation(name, of(patience, ttl), Rhythm.DEFAULTS, Cloud.Pace.DOCUMENTED);
    }

    private static Variation rhythm(String name, Rhythm rhythm) {
        return new Variation(name, Thresholds.DEFAULTS, rhythm, Cloud.Pace.DOCUMENTED);
    }

    private static Variation aggregation(String name, long seconds) {
        return route53(name, new Checkers.Pace(16, Duration.ofSeconds(seconds), Optional.empty()));
    }

    private static Variation asking(String name, long interval, int threshold) {
        var asking = new Checkers.Asking(Duration.ofSeconds(interval), threshold);
        return route53(name, new Checkers.Pace(16, Checkers.Pace.DOCUMENTED.aggregation(), Optional.of(asking)));
    }

    private static Variation checkers(String name, int count) {
        return route53(name, new Checkers.Pace(count, Checkers.Pace.DOCUMENTED.aggregation(), Optional.empty()));
    }

    private static Variation route53(String name, Checkers.Pace pace) {
        Cloud.Pace usual = Cloud.Pace.DOCUMENTED;
        return new Variation(
                name, Thresholds.DEFAULTS, Rhythm.DEFAULTS, new Cloud.Pace(pace, usual.shortest(), usual.longest()));
    }

    Simulation simulation(History history) {
        Platform platform =
                Platform.of(history.regions(), thresholds, history.failback()).withRhythm(rhythm);
        return new Simulation(history.withPace(pace), Policy.REAL, platform);
    }
}
