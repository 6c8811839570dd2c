package dev.regent.dns;

import dev.regent.world.HealthCheck;
import dev.regent.world.HealthCheck.Calculated;
import dev.regent.world.HealthCheck.Endpoint;
import dev.regent.world.HealthCheck.Other;
import dev.regent.world.HealthCheck.Pace;
import dev.regent.world.HealthCheck.Target;
import dev.regent.world.ZoneRecord;
import dev.regent.world.ZoneRecord.Share;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What Route 53's API says, as values of the world. */
final class Seen {
    private static final Set<String> ENDPOINTS = Set.of("HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP");

    /** What HealthCheckConfig leaves out has these values (API Reference). */
    private static final int DEFAULT_INTERVAL = 30;

    private static final int DEFAULT_THRESHOLD = 3;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private Seen() {}

    static ZoneRecord record(ResourceRecordSet set) {
        boolean alias = set.aliasTarget() != null;
        return new ZoneRecord(
                set.name(),
                set.typeAsString(),
                share(set),
                alias || set.ttl() == null ? ZoneRecord.ALIAS_TTL : Duration.ofSeconds(set.ttl()),
                set.resourceRecords().stream().map(ResourceRecord::value).toList(),
                Optional.ofNullable(set.healthCheckId()),
                alias ? Optional.of(set.aliasTarget().dnsName()) : Optional.empty());
    }

    private static Optional<Share> share(ResourceRecordSet set) {
        return Optional.ofNullable(set.setIdentifier()).map(identifier -> new Share(identifier, weight(set)));
    }

    private static OptionalInt weight(ResourceRecordSet set) {
        return set.weight() == null
                ? OptionalInt.empty()
                : OptionalInt.of(set.weight().intValue());
    }

    static HealthCheck check(HealthCheckConfig config) {
        String type = config.typeAsString();
        boolean inverted = Boolean.TRUE.equals(config.inverted());
        boolean disabled = Boolean.TRUE.equals(config.disabled());
        if (type.equals("CALCULATED")) {
            int threshold = or(config.healthThreshold(), 0);
            return new Calculated(config.childHealthChecks(), threshold, inverted, disabled);
        }
        if (!ENDPOINTS.contains(type)) {
            return new Other(type, inverted, disabled);
        }
        Pace pace = new Pace(
                Duration.ofSeconds(or(config.requestInterval(), DEFAULT_INTERVAL)),
                or(config.failureThreshold(), DEFAULT_THRESHOLD));
        return new Endpoint(target(config, type), pace, inverted, disabled, Set.copyOf(config.regionsAsStrings()));
    }

    private static Target target(HealthCheckConfig config, String type) {
        String protocol = type.replace("_STR_MATCH", "");
        String host = config.ipAddress() != null ? config.ipAddress() : config.fullyQualifiedDomainName();
        return new Target(
                protocol,
                host == null ? "" : host,
                or(config.port(), protocol.equals("HTTPS") ? HTTPS_PORT : HTTP_PORT),
                config.resourcePath() == null ? "" : config.resourcePath(),
                Optional.ofNullable(config.searchString()));
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
