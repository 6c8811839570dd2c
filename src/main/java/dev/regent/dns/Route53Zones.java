package dev.regent.dns;

import dev.regent.dns.Outcome.Won;
import dev.regent.loop.Watch;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Watch.Pace;
import dev.regent.loop.Zones;
import dev.regent.world.Epoch;
import dev.regent.world.HealthCheck;
import dev.regent.world.ObservedZone;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import dev.regent.world.WeightMove;
import dev.regent.world.ZoneRecord;
import dev.regent.world.ZoneState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Watches the services' records and health checks through Route 53's API, and changes weights by compare-and-set.
 * Nothing here is needed within the 30 s.
 */
public final class Route53Zones implements Zones, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Settings settings;
    private final BiFunction<Service, ObservedZone, List<String>> audit;
    private final Footing footing;
    private final Route53Calls calls;
    private final Changes changes;
    private final Proposals proposals;
    private final Watch<Map<String, HealthCheck>> checks;
    private final Map<String, Watch<ZoneState>> zones = new HashMap<>();
    private final Map<String, List<ZoneRecord>> seen = new ConcurrentHashMap<>();

    /**
     * Begins to look only when started.
     *
     * @param client set up with {@link Route53Calls#unrepeated}; not closed here
     * @param audit  what is wrong with the zone that is really there, a sentence each
     */
    public Route53Zones(
            Route53Client client,
            Settings settings,
            BiFunction<Service, ObservedZone, List<String>> audit,
            Footing footing) {
        this(client, settings, audit, footing, Timing.CONSIDERATE);
    }

    Route53Zones(
            Route53Client client,
            Settings settings,
            BiFunction<Service, ObservedZone, List<String>> audit,
            Footing footing,
            Timing timing) {
        this.settings = settings;
        this.audit = audit;
        this.footing = footing;
        this.calls = new Route53Calls(client);
        this.changes = new Changes(calls, footing, timing.poll());
        this.proposals = new Proposals(footing, timing, this::ended);
        this.checks = new Watch<>("health checks", pace(timing.audit()), calls::checks, footing);
        for (Service service : settings.services()) {
            Pace pace = pace(timing.lookOf(settings.services().size()));
            zones.put(service.name(), new Watch<>("zone " + service.name(), pace, () -> look(service), footing));
        }
    }

    /** A tenth more at most, so that regents that were started together do not ask together for ever. */
    private static Pace pace(Duration interval) {
        long jitter = ThreadLocalRandom.current().nextLong(interval.toMillis() / 10 + 1);
        return new Pace(interval.plusMillis(jitter), DEADLINE);
    }

    /** Starts looking. */
    public Route53Zones start() {
        checks.start();
        zones.values().forEach(Watch::start);
        return this;
    }

    @Override
    public void close() {
        checks.close();
        zones.values().forEach(Watch::close);
        changes.close();
    }

    @Override
    public Map<String, Reading<ZoneState>> latest() {
        Map<String, Reading<ZoneState>> latest = new HashMap<>();
        zones.forEach((service, watch) -> latest.put(service, withChange(service, watch.latest())));
        return latest;
    }

    /** What became of the own change is known sooner than the next look. */
    private Reading<ZoneState> withChange(String service, Reading<ZoneState> reading) {
        return switch (reading) {
            case Reading.Known<ZoneState>(ZoneState zone, long looks) ->
                new Reading.Known<>(
                        new ZoneState(zone.epoch(), zone.weights(), changes.last(service), zone.findings()), looks);
            case Reading.Unknown<ZoneState> unknown -> unknown;
        };
    }

    @Override
    public void propose(WeightMove move) {
        settings.service(move.service()).ifPresent(service -> {
            Epoch next = new Epoch(
                    move.from().number() + 1,
                    move.home(),
                    settings.self().name(),
                    footing.clock().instant().truncatedTo(ChronoUnit.MILLIS));
            proposals.begin(new Proposal(service, move, next, calls));
        });
    }

    private void ended(Proposal proposal, Outcome outcome) {
        String service = proposal.service().name();
        if (outcome instanceof Won won) {
            won.changeId()
                    .ifPresentOrElse(
                            id -> changes.accepted(service, id, won.epoch().number()),
                            () -> changes.madeUnseen(service));
        }
        Watch<ZoneState> watch = zones.get(service);
        if (watch != null) {
            watch.lookNow();
        }
    }

    private ZoneState look(Service service) throws Unanswered {
        List<ResourceRecordSet> read = calls.records(service);
        List<ZoneRecord> records = read.stream().map(Seen::record).toList();
        List<ZoneRecord> before = seen.put(service.name(), records);
        if (before != null && !before.equals(records)) {
            checks.lookNow();
        }
        WeightBatch zone = new WeightBatch(service, read);
        Epoch epoch = zone.epoch()
                .orElseThrow(() -> new Unanswered("the epoch record of " + service.name() + " says "
                        + zone.epochText().orElse("nothing") + ", which is no epoch"));
        return new ZoneState(epoch, weights(service, zone), changes.last(service.name()), findings(service, records));
    }

    private static Map<Region, Integer> weights(Service service, WeightBatch zone) {
        Map<Region, Integer> weights = new HashMap<>();
        zone.answers(service.mainName())
                .forEach(set ->
                        weights.put(WeightBatch.regionOf(set), set.weight().intValue()));
        return weights;
    }

    private List<String> findings(Service service, List<ZoneRecord> records) {
        return switch (checks.latest()) {
            case Reading.Known<Map<String, HealthCheck>>(var known, var looks) ->
                audit.apply(service, new ObservedZone(records, known));
            case Reading.Unknown<Map<String, HealthCheck>> unknown ->
                List.of("the health checks could not be read: " + unknown.why());
        };
    }
}
