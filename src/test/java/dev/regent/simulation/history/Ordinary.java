package dev.regent.simulation.history;

import dev.regent.simulation.cloud.ControlPlane.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes weeks as they usually are: mostly quiet, with faults at the rates of a busy platform, deployments, drills, and a
 * person who has traffic failed back in the morning. The rates are assumptions; each is on the high side.
 */
public final class Ordinary {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration RESTART = Duration.ofSeconds(20);
    private static final Duration TO_REST = Duration.ofSeconds(400);

    private final Dice dice;
    private final List<Region> regions;
    private final Duration length;
    private final List<Happening> happenings = new ArrayList<>();

    private Ordinary(Dice dice, List<Region> regions, Duration length) {
        this.dice = dice;
        this.regions = regions;
        this.length = length;
    }

    /** So long a time, and until all has come to rest, of three regions with two regents in each. */
    public static History lasting(long seed, Duration length) {
        Ordinary made =
                new Ordinary(new Dice(seed).of("ordinary"), Platform.of(3).regions(), length);
        made.happen();
        Duration left = length.minus(
                History.quiet(seed, 3, TO_REST).with(made.happenings).lastEnds());
        return History.quiet(seed, 3, left.compareTo(TO_REST) > 0 ? left : TO_REST)
                .with(made.happenings)
                .withReplicas(2);
    }

    private void happen() {
        each(DAY, Duration.ofMinutes(1), Duration.ofMinutes(40), this::gateway);
        each(DAY.dividedBy(4), Duration.ofSeconds(2), Duration.ofMinutes(2), this::gateway);
        each(
                DAY.dividedBy(4),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                () -> new NetworkDisasters(dice, regions).any());
        each(DAY.dividedBy(6), RESTART, RESTART, () -> new Faults.Killed(replica()));
        each(DAY.multipliedBy(2), Duration.ofSeconds(5), Duration.ofMinutes(1), () -> new Faults.Paused(replica()));
        each(
                WEEK,
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                () -> new Faults.Api(dice.oneOf(List.of(Trouble.values()))));
        each(
                WEEK.multipliedBy(2),
                Duration.ofMinutes(10),
                Duration.ofHours(2),
                () -> new Faults.Dark(dice.oneOf(regions)));
        each(WEEK, Duration.ZERO, Duration.ZERO, () -> new Faults.Asked(replica(), Verb.FAILOVER, Optional.empty()));
        each(DAY, Duration.ZERO, Duration.ZERO, () -> new Faults.Asked(replica(), Verb.FAILBACK, Optional.empty()));
    }

    /** At random moments, once in an interval on average. */
    private void each(Duration interval, Duration shortest, Duration longest, Supplier<Fault> fault) {
        Duration at = gap(interval);
        while (at.compareTo(length) < 0) {
            happenings.add(new Happening(at, dice.between(shortest, longest), fault.get()));
            at = at.plus(gap(interval));
        }
    }

    /** Exponential, as gaps between independent moments are. */
    private Duration gap(Duration mean) {
        return Duration.ofMillis((long) (mean.toMillis() * -Math.log(1 - dice.share())));
    }

    private Fault gateway() {
        return new Faults.Gateway(
                dice.oneOf(regions),
                dice.oneOf(List.of(
                        Behaviour.REFUSES,
                        Behaviour.HANGS,
                        Behaviour.INFERENCE_FAILS,
                        Behaviour.INFERENCE_HANGS,
                        Behaviour.SHEDS)));
    }

    private String replica() {
        return dice.oneOf(regions) + (dice.coin() ? "-a" : "-b");
    }
}
