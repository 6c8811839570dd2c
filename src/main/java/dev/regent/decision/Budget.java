package dev.regent.decision;

import dev.regent.world.BudgetPath;
import dev.regent.world.BudgetPath.Component;
import dev.regent.world.HealthCheck.Pace;
import dev.regent.world.Service;
import dev.regent.world.Tempo;
import dev.regent.world.ZonePace;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long each way of moving the traffic takes at worst, from the real settings.
 *
 * <p>A checker looks at a random phase of its interval, so the 3rd of 16, with which a vote counts (more than 18 %),
 * has seen it after half an interval in 99.8 % of cases; the 14th, with which a dead gateway counts, within an
 * interval. A hung gateway costs TCP 4 s and the answer 2 s more (Developer Guide, "How Amazon Route 53 determines
 * whether a health check is healthy").
 */
public final class Budget {
    /** What is promised. */
    public static final Duration OBJECTIVE = Duration.ofSeconds(30);

    /** A checker's own deadlines: 4 s to connect and 2 s to be answered. */
    static final Duration CHECKER_DEADLINE = Duration.ofSeconds(6);

    private final Service service;
    private final Tempo tempo;
    private final ZonePace zone;

    private Budget(Service service, Tempo tempo, ZonePace zone) {
        this.service = service;
        this.tempo = tempo;
        this.zone = zone;
    }

    /** Every path, with a zone that is as it should be. */
    public static List<BudgetPath> of(Service service, Tempo tempo) {
        return of(service, tempo, desired(service));
    }

    /** Every path, with the zone that is really there. */
    public static List<BudgetPath> of(Service service, Tempo tempo, ZonePace zone) {
        Budget budget = new Budget(service, tempo, zone);
        return List.of(budget.byVote(), budget.byRoute53(), budget.afterTakeover(), budget.homeAndHeir());
    }

    /** The pace of a zone that is as it should be. */
    public static ZonePace desired(Service service) {
        return new ZonePace(Pace.FASTEST, Pace.FASTEST, service.thresholds().ttl());
    }

    /** The longest of the paths that one fault in one region takes, take-over included. */
    static Duration worst(Service service, Tempo tempo, ZonePace zone) {
        Budget budget = new Budget(service, tempo, zone);
        return Stream.of(budget.byVote(), budget.byRoute53(), budget.afterTakeover())
                .map(BudgetPath::total)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private BudgetPath byVote() {
        return new BudgetPath("by vote", vote().toList());
    }

    private BudgetPath byRoute53() {
        return new BudgetPath(
                "by Route 53 alone, when the gateway hangs",
                List.of(
                        new Component("every checker has looked", within(zone.gateways(), 1.0)),
                        new Component("its deadline", CHECKER_DEADLINE),
                        aggregation(),
                        ttl()));
    }

    private BudgetPath afterTakeover() {
        Duration takeover =
                tempo.boards().multipliedBy(service.thresholds().takeover()).plus(tempo.tick());
        Component component = new Component("another replica takes over", takeover);
        return new BudgetPath(
                "by vote, after a replica's take-over",
                Stream.concat(Stream.of(component), vote()).toList());
    }

    private BudgetPath homeAndHeir() {
        Component gone = new Component("the next one's vote is seen gone", within(zone.votes(), 1.0));
        return new BudgetPath(
                "home and heir together", Stream.concat(vote(), Stream.of(gone)).toList());
    }

    private Stream<Component> vote() {
        return Stream.concat(
                counters(),
                Stream.of(
                        new Component("detect", detect()),
                        new Component("agreed over the boards", tempo.boards().plus(tempo.tick())),
                        new Component("vote written", tempo.tick()),
                        new Component("third checker sees it", within(zone.votes(), 0.5)),
                        aggregation(),
                        ttl()));
    }

    /** What is counted at the gateway is waited for, as long as it may speak of what was before the failure. */
    private Stream<Component> counters() {
        Duration patience =
                service.probe().interval().multipliedBy(service.thresholds().patience());
        return service.serving().countsAtTheGateway()
                ? Stream.of(new Component("counters catch up", patience))
                : Stream.empty();
    }

    private Duration detect() {
        return service.probe()
                .interval()
                .multipliedBy(service.thresholds().patience())
                .plus(service.probe().deadline());
    }

    /** All looks before the last one that is needed, and a share of the interval for that. */
    private static Duration within(Pace pace, double share) {
        long millis = pace.interval().toMillis();
        return Duration.ofMillis(millis * (pace.threshold() - 1) + Math.round(millis * share));
    }

    private Component aggregation() {
        return new Component("aggregation (assumed)", tempo.aggregation());
    }

    private Component ttl() {
        return new Component("TTL", zone.ttl());
    }
}
