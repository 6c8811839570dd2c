package dev.regent.simulation.history;

import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.cloud.ClusterModel.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.cloud.Monitoring;
import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.time.Dice;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes histories by chance: whatever can go wrong, several at once, at random moments. */
public final class Disasters {
    private static final Duration LAST_BEGIN = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofSeconds(150);
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    /** Long enough for everything to come to rest, and to be seen at rest. */
    private static final Duration TO_REST = Duration.ofSeconds(370);

    private static final Duration BRIEFLY = Duration.ofSeconds(20);
    private static final Duration SLOWEST_PROPAGATION = Duration.ofSeconds(60);
    private static final Duration FASTEST_PROPAGATION = Duration.ofSeconds(5);
    private static final FailbackPolicy AUTOMATIC = new FailbackPolicy(true, 30, List.of(20, 60), 10);

    private final Dice dice;
    private final List<Region> regions;
    private final int replicas;
    private final List<Happening> happenings = new ArrayList<>();

    private Disasters(Dice dice, List<Region> regions, int replicas) {
        this.dice = dice;
        this.regions = regions;
        this.replicas = replicas;
    }

    /** The same seed gives the same history. */
    public static History of(long seed) {
        Dice dice = new Dice(seed).of("disasters");
        int count = dice.oneOf(List.of(2, 3, 3, 3, 3, 4, 5));
        int replicas = dice.once(0.25) ? 2 : 1;
        List<Region> regions = Platform.of(count).regions();
        Disasters made = new Disasters(dice, regions, replicas);
        boolean toRest = dice.once(0.25);
        made.happen();
        if (toRest) {
            made.endWithoutPause();
        }
        History history = History.quiet(seed, count, toRest ? TO_REST : BRIEFLY)
                .with(made.happenings)
                .withReplicas(replicas)
                .withPace(new Cloud.Pace(
                        Cloud.Pace.DOCUMENTED.checkers(),
                        FASTEST_PROPAGATION,
                        dice.between(FASTEST_PROPAGATION, SLOWEST_PROPAGATION)));
        History failingBack = dice.once(0.1) ? history.withFailback(AUTOMATIC) : history;
        return dice.once(0.1) ? failingBack.withOlder(dice.oneOf(regions)) : failingBack;
    }

    /** The same seed's, in regions whose clusters are looked at, with something wrong in these too. */
    public static History inClusters(long seed) {
        History history = of(seed);
        Dice dice = new Dice(seed).of("clusters");
        List<Region> regions = Platform.of(history.regions()).regions();
        List<Happening> happenings = new ArrayList<>(history.happenings());
        for (int i = 0; i <= dice.below(4); i++) {
            happenings.add(sometime(dice, inCluster(dice, dice.once(0.75) ? regions.getFirst() : dice.oneOf(regions))));
        }
        int standby = dice.oneOf(List.of(5, Monitoring.PRIMARY, 2 * Monitoring.PRIMARY));
        Monitoring monitoring = new Monitoring(dice.coin(), standby, dice.coin());
        return history.with(happenings).withMonitoring(monitoring);
    }

    private static Fault inCluster(Dice dice, Region region) {
        return dice.once(0.25)
                ? new ClusterFaults.Rush()
                : new ClusterFaults.InCluster(region, dice.oneOf(List.of(Trouble.values())));
    }

    private void happen() {
        switch (dice.below(10)) {
            case 0, 1, 2, 3, 4, 5 -> {
                happen(gateway(homeOrOther()));
                some(3);
            }
            case 6, 7 -> some(4);
            default -> {
                happen(gateway(homeOrOther()));
                happen(gateway(dice.oneOf(regions)));
                some(8);
            }
        }
    }

    private void some(int most) {
        int count = dice.below(most + 1);
        for (int i = 0; i < count; i++) {
            happen(anything());
        }
    }

    private void happen(Fault fault) {
        happenings.add(sometime(dice, fault));
    }

    private static Happening sometime(Dice dice, Fault fault) {
        Duration at = dice.upTo(LAST_BEGIN);
        Duration lasts = dice.once(0.3) ? dice.between(SHORTEST, BRIEFLY) : dice.between(SHORTEST, LONGEST);
        return new Happening(at, lasts, fault);
    }

    /** Nobody rests while a person has paused the service. */
    private void endWithoutPause() {
        Duration end = happenings.stream()
                .map(Happening::ends)
                .max(Duration::compareTo)
                .orElse(LAST_BEGIN)
                .plusSeconds(5);
        regions.forEach(region -> happenings.add(
                new Happening(end, Duration.ZERO, new Faults.Asked(region + "-a", Verb.RESUME, Optional.empty()))));
    }

    private Region homeOrOther() {
        return dice.once(0.75) ? regions.getFirst() : dice.oneOf(regions);
    }

    private Fault gateway(Region region) {
        Behaviour behaviour = dice.oneOf(List.of(
                Behaviour.SHEDS,
                Behaviour.REFUSES,
                Behaviour.REFUSES,
                Behaviour.HANGS,
                Behaviour.LIVENESS_FAILS,
                Behaviour.INFERENCE_FAILS,
                Behaviour.INFERENCE_FAILS,
                Behaviour.INFERENCE_HANGS));
        return dice.once(0.2)
                ? new Faults.Flapping(region, behaviour, dice.between(Duration.ofSeconds(1), Duration.ofSeconds(60)))
                : new Faults.Gateway(region, behaviour);
    }

    private Fault anything() {
        Region region = dice.oneOf(regions);
        return switch (dice.below(12)) {
            case 0, 1 -> gateway(region);
            case 2 -> new Faults.Dark(region);
            case 3, 4, 5 -> process();
            case 6, 7, 8 -> new NetworkDisasters(dice, regions).any();
            case 9 -> Aws.any(dice, region);
            case 10 -> new Faults.Mad(region);
            default -> person(region);
        };
    }

    private Fault process() {
        String replica = dice.oneOf(regions) + (replicas == 2 && dice.coin() ? "-b" : "-a");
        return switch (dice.below(4)) {
            case 0 -> new Faults.Killed(replica);
            case 1 -> new Faults.KilledAfter(replica, 1 + dice.below(20));
            case 2 -> new Faults.Paused(replica);
            default -> new Faults.ClockWrong(replica, dice.between(Duration.ofHours(-2), Duration.ofHours(2)));
        };
    }

    private Fault person(Region region) {
        String replica = dice.oneOf(regions) + "-a";
        return switch (dice.below(5)) {
            case 0, 1 -> new Faults.Asked(replica, Verb.FAILOVER, dice.coin() ? Optional.of(region) : Optional.empty());
            case 2 -> new Faults.Asked(replica, Verb.FAILBACK, Optional.empty());
            case 3 -> new Faults.Asked(replica, dice.coin() ? Verb.PAUSE : Verb.RESUME, Optional.empty());
            default -> new Faults.Edited(region, "192.0.2." + (100 + dice.below(100)));
        };
    }

    /** What can be wrong with AWS itself. */
    private static final class Aws {
        static Fault any(Dice dice, Region region) {
            return dice.once(0.3)
                    ? new Faults.BoardGone(region)
                    : new Faults.Api(dice.oneOf(List.of(dev.regent.simulation.cloud.ControlPlane.Trouble.values())));
        }
    }
}
