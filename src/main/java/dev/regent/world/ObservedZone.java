package dev.regent.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Route 53's API shows at a service's names.
 *
 * @param records at the service's names, whosever they are
 * @param checks  the account's health checks, by id
 */
public record ObservedZone(List<ZoneRecord> records, Map<String, HealthCheck> checks) {
    public ObservedZone {
        records = List.copyOf(records);
        checks = Map.copyOf(checks);
    }

    public Optional<HealthCheck> check(String id) {
        return Optional.ofNullable(checks.get(id));
    }
}
