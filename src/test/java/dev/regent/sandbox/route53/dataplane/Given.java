package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.ControlPlane;
import dev.regent.sandbox.route53.HealthCheck;
import dev.regent.sandbox.route53.HealthCheck.Config;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Checks, records and zones for tests, with everything that does not matter filled in. */
final class Given {
    static final Set<String> ALL_REGIONS = Set.of(
            "us-east-1",
            "us-west-1",
            "us-west-2",
            "eu-west-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "sa-east-1");

    private Given() {}

    static HealthCheck http(String id, int port) {
        return endpoint(id, HealthCheck.Type.HTTP, port, null);
    }

    static HealthCheck endpoint(String id, HealthCheck.Type type, int port, @Nullable String searched) {
        return check(id, config(type, port, searched));
    }

    static HealthCheck check(String id, Config config) {
        return new HealthCheck(id, "made-for-" + id, 1, config);
    }

    static Config config(HealthCheck.Type type, int port, @Nullable String searched) {
        return new Config(
                type,
                "127.0.0.1",
                port,
                "gateway.example.com",
                "/health",
                searched,
                Duration.ofSeconds(10),
                1,
                false,
                false,
                false,
                true,
                0,
                List.of(),
                ALL_REGIONS);
    }

    static HealthCheck calculated(String id, int healthThreshold, List<String> children) {
        Config plain = config(HealthCheck.Type.CALCULATED, 0, null);
        return check(
                id,
                new Config(
                        plain.type(),
                        null,
                        0,
                        null,
                        "",
                        null,
                        plain.interval(),
                        1,
                        false,
                        false,
                        false,
                        false,
                        healthThreshold,
                        children,
                        Set.of()));
    }

    static HealthCheck inverted(HealthCheck check) {
        return with(check, true, check.config().disabled(), check.config().checkerRegions());
    }

    static HealthCheck disabled(HealthCheck check) {
        return with(check, check.config().inverted(), true, check.config().checkerRegions());
    }

    static HealthCheck from(Set<String> regions, HealthCheck check) {
        return with(check, check.config().inverted(), check.config().disabled(), regions);
    }

    static HealthCheck byName(HealthCheck check, String domainName) {
        Config c = check.config();
        return changed(check, null, domainName, c.inverted(), c.disabled(), c.checkerRegions());
    }

    private static HealthCheck with(HealthCheck check, boolean inverted, boolean disabled, Set<String> regions) {
        Config c = check.config();
        return changed(check, c.address(), c.domainName(), inverted, disabled, regions);
    }

    private static HealthCheck changed(
            HealthCheck check,
            @Nullable String address,
            @Nullable String domainName,
            boolean inverted,
            boolean disabled,
            Set<String> regions) {
        Config c = check.config();
        Config config = new Config(
                c.type(),
                address,
                c.port(),
                domainName,
                c.path(),
                c.searchString(),
                c.interval(),
                c.failureThreshold(),
                inverted,
                disabled,
                c.measureLatency(),
                c.enableSni(),
                c.healthThreshold(),
                c.children(),
                regions);
        return new HealthCheck(check.id(), check.callerReference(), check.version() + 1, config);
    }

    static RecordSet simple(String name, String type, String... values) {
        return new RecordSet(name, type, null, null, 60, List.of(values), null);
    }

    static RecordSet weighted(String set, int weight, @Nullable String check) {
        return weightedAt("api.example.com.", "A", set, weight, "192.0.2." + (set.charAt(0) - 'a' + 1), check);
    }

    static RecordSet weightedAt(
            String name, String type, String set, int weight, String value, @Nullable String check) {
        return new RecordSet(name, type, set, weight, 5, List.of(value), check);
    }

    static Zone zone(RecordSet... records) {
        List<RecordSet> all = new CopyOnWriteArrayList<>(List.of(records));
        all.add(simple("example.com.", "SOA", "ns-1.example.net. hostmaster.example.net. 1 7200 900 1209600 30"));
        all.add(simple("example.com.", "NS", "ns-1.example.net.", "ns-2.example.net."));
        return new Zone("Z1", "example.com.", "ref", "", all);
    }

    /** A control plane that says what it was last given. */
    static final class Plane implements ControlPlane {
        private final Map<String, HealthCheck> checks = new ConcurrentHashMap<>();
        private volatile List<Zone> zones = List.of();

        Plane check(HealthCheck check) {
            checks.put(check.id(), check);
            return this;
        }

        Plane without(String id) {
            checks.remove(id);
            return this;
        }

        Plane zones(Zone... now) {
            zones = List.of(now);
            return this;
        }

        @Override
        public List<Zone> propagatedZones() {
            return zones;
        }

        @Override
        public Map<String, HealthCheck> healthChecks() {
            return Map.copyOf(checks);
        }
    }
}
