package dev.regent.simulation.cloud;

import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.ChangeBatch;
import dev.regent.sandbox.route53.HealthCheck.Config;
import dev.regent.sandbox.route53.HealthCheckRules;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.HealthCheck;
import dev.regent.world.HealthCheck.Target;
import dev.regent.world.ZoneRecord;
import dev.regent.world.ZoneRecord.Share;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the desired zone in Route 53's model, as Terraform would in Route 53. */
final class ZoneMaker {
    private static final Duration UNUSED = Duration.ofSeconds(30);

    private final ControlPlane control;
    private final Map<String, String> ids = new LinkedHashMap<>();

    ZoneMaker(ControlPlane control) {
        this.control = control;
    }

    /** All checks and records; known to every name server at once. */
    void make(DesiredZoneSpec desired) {
        desired.checks()
                .forEach((name, check) -> ids.put(
                        name,
                        control.state().checks().create(name, config(check)).id()));
        List<Change> changes = desired.records().stream()
                .map(record -> Change.create(set(record)))
                .toList();
        control.state().change(control.zoneId(), new ChangeBatch("made", changes), "simulation");
        control.state().hurry();
    }

    private Config config(HealthCheck check) {
        return switch (check) {
            case HealthCheck.Endpoint endpoint -> endpoint(endpoint);
            case HealthCheck.Calculated calculated ->
                new Config(
                        dev.regent.sandbox.route53.HealthCheck.Type.CALCULATED,
                        null,
                        0,
                        null,
                        "",
                        null,
                        UNUSED,
                        1,
                        calculated.inverted(),
                        calculated.disabled(),
                        false,
                        false,
                        calculated.threshold(),
                        calculated.children().stream().map(this::id).toList(),
                        HealthCheckRules.CHECKER_REGIONS);
            case HealthCheck.Other other ->
                throw new IllegalArgumentException("nobody desires a check of the kind " + other.type());
        };
    }

    private static Config endpoint(HealthCheck.Endpoint check) {
        Target target = check.target();
        return new Config(
                dev.regent.sandbox.route53.HealthCheck.Type.valueOf(target.type()),
                target.byAddress() ? target.host() : null,
                target.port(),
                target.byAddress() ? null : target.host(),
                target.path(),
                target.search().orElse(null),
                check.pace().interval(),
                check.pace().threshold(),
                check.inverted(),
                check.disabled(),
                false,
                target.protocol().equals("HTTPS"),
                0,
                List.of(),
                check.regions());
    }

    private String id(String name) {
        return java.util.Objects.requireNonNull(ids.get(name), name);
    }

    private RecordSet set(ZoneRecord record) {
        return new RecordSet(
                record.name(),
                record.type(),
                record.share().map(Share::identifier).orElse(null),
                record.weight().isPresent() ? record.weight().getAsInt() : null,
                record.ttl().toSeconds(),
                record.values(),
                record.check().map(this::id).orElse(null));
    }
}
