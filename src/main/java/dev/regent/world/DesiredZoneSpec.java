package dev.regent.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a hosted zone should hold for one service. The regent creates none of it; it is made by Terraform or a person
 * and held against this.
 *
 * @param hostedZone the zone's id
 * @param checks     by symbolic name, children before the checks that count them; a canary's check is named alike in
 *                   every service and is needed once
 * @param records    their checks are symbolic names
 */
public record DesiredZoneSpec(
        String service, String hostedZone, Map<String, HealthCheck> checks, List<ZoneRecord> records) {
    public DesiredZoneSpec {
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
        records = List.copyOf(records);
    }
}
