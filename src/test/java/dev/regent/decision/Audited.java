package dev.regent.decision;

import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.HealthCheck;
import dev.regent.world.HealthCheck.Endpoint;
import dev.regent.world.HealthCheck.Pace;
import dev.regent.world.ObservedZone;
import dev.regent.world.Service;
import dev.regent.world.Tempo;
import dev.regent.world.ZoneRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A zone as it should be, and what the audit finds once something in it was changed. */
final class Audited {
    final Service service = ZoneSamples.service(3);
    final DesiredZoneSpec desired = ZoneSamples.desired(service);
    final ObservedZone good = ZoneSamples.asDesired(desired);

    List<String> findings(ObservedZone zone) {
        return new ZoneAudit(service, Tempo.DEFAULTS, desired, zone).findings();
    }

    List<String> afterCheck(String name, UnaryOperator<HealthCheck> change) {
        return findings(ZoneSamples.withCheck(good, name, change));
    }

    List<String> afterEndpoint(String name, UnaryOperator<Endpoint> change) {
        return afterCheck(name, check -> change.apply((Endpoint) check));
    }

    List<String> afterRecord(String record, UnaryOperator<ZoneRecord> change) {
        List<ZoneRecord> records = good.records().stream()
                .map(is -> is.toString().equals(record) ? change.apply(is) : is)
                .toList();
        return findings(new ObservedZone(records, good.checks()));
    }

    static Endpoint paced(Endpoint check, int seconds, int threshold) {
        return new Endpoint(
                check.target(),
                new Pace(Duration.ofSeconds(seconds), threshold),
                check.inverted(),
                check.disabled(),
                check.regions());
    }

    static ZoneRecord with(ZoneRecord is, int ttl, List<String> values, Optional<String> check) {
        return new ZoneRecord(is.name(), is.type(), is.share(), Duration.ofSeconds(ttl), values, check, is.alias());
    }
}
