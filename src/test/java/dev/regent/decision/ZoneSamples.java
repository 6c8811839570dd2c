package dev.regent.decision;

import dev.regent.world.Board;
import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.Epoch;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Gateway;
import dev.regent.world.HealthCheck;
import dev.regent.world.InferenceProbe;
import dev.regent.world.ObservedZone;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Serving;
import dev.regent.world.Settings;
import dev.regent.world.Thresholds;
import dev.regent.world.Tier;
import dev.regent.world.ZoneRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A service in two to five regions, and zones for it. */
public final class ZoneSamples {
    public static final Instant MADE = Instant.parse("2026-11-22T10:00:00Z");
    public static final List<Region> REGIONS = List.of(
            new Region("us-east-1"),
            new Region("us-east-2"),
            new Region("us-west-2"),
            new Region("eu-west-1"),
            new Region("eu-central-1"));
    public static final Epoch FIRST = new Epoch(1, REGIONS.getFirst(), "terraform", MADE);

    /** The zone's id. */
    public static final String ZONE = "Z1";

    private ZoneSamples() {}

    /** Gateways at 192.0.2.1, .2 … and boards at their virtual-hosted addresses. */
    public static Service service(int regions) {
        return service(regions, List.of("api.example.com."));
    }

    public static Service service(int regions, List<String> names) {
        List<Place> order = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            Tier tier = i == 0 ? Tier.PRIMARY : i == 1 ? Tier.HOT : Tier.COLD;
            order.add(new Place(REGIONS.get(i), tier, new Gateway("http", "192.0.2." + (i + 1), 8080, "/health")));
        }
        return new Service(
                "chat", names, ZONE, order, probe(), Thresholds.DEFAULTS, FailbackPolicy.DEFAULTS, Serving.UNKNOWN);
    }

    private static InferenceProbe probe() {
        Duration second = Duration.ofSeconds(1);
        return new InferenceProbe("POST", "/v1/completions", Map.of(), "{}", 200, "/choices/0", second, second);
    }

    public static Settings settings(Service service) {
        List<Board> boards = service.regions().stream()
                .map(region -> new Board(
                        region,
                        "board-" + region,
                        URI.create("https://s3." + region + ".amazonaws.com"),
                        URI.create("https://board-" + region + ".s3." + region + ".amazonaws.com")))
                .toList();
        return new Settings(REGIONS.getFirst(), boards, List.of(service), "digest");
    }

    public static DesiredZoneSpec desired(Service service) {
        return DesiredZone.of(settings(service), service, FIRST);
    }

    /** A zone exactly as desired, with ids for the symbolic names. */
    public static ObservedZone asDesired(DesiredZoneSpec desired) {
        Map<String, HealthCheck> checks = new LinkedHashMap<>();
        desired.checks().forEach((name, check) -> checks.put(id(name), withIds(check)));
        List<ZoneRecord> records =
                desired.records().stream().map(ZoneSamples::withId).toList();
        return new ObservedZone(records, checks);
    }

    public static String id(String name) {
        return "id:" + name;
    }

    private static HealthCheck withIds(HealthCheck check) {
        return switch (check) {
            case HealthCheck.Calculated(var children, var threshold, var inverted, var disabled) ->
                new HealthCheck.Calculated(
                        children.stream().map(ZoneSamples::id).toList(), threshold, inverted, disabled);
            case HealthCheck.Endpoint endpoint -> endpoint;
            case HealthCheck.Other other -> other;
        };
    }

    private static ZoneRecord withId(ZoneRecord record) {
        return new ZoneRecord(
                record.name(),
                record.type(),
                record.share(),
                record.ttl(),
                record.values(),
                record.check().map(ZoneSamples::id),
                record.alias());
    }

    /** The zone with one check changed. */
    static ObservedZone withCheck(ObservedZone zone, String name, UnaryOperator<HealthCheck> change) {
        Map<String, HealthCheck> checks = new LinkedHashMap<>(zone.checks());
        checks.computeIfPresent(id(name), (id, check) -> change.apply(check));
        return new ObservedZone(zone.records(), checks);
    }
}
