package dev.regent.sandbox.route53;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller said of a health check, to make it or to change it; null is what was left out.
 *
 * @param intervalSeconds RequestInterval
 * @param regions         AWS names of checker regions
 */
public record HealthCheckFields(
        HealthCheck.@Nullable Type type,
        @Nullable String address,
        @Nullable Integer port,
        @Nullable String domainName,
        @Nullable String path,
        @Nullable String searchString,
        @Nullable Integer intervalSeconds,
        @Nullable Integer failureThreshold,
        @Nullable Boolean inverted,
        @Nullable Boolean disabled,
        @Nullable Boolean measureLatency,
        @Nullable Boolean enableSni,
        @Nullable Integer healthThreshold,
        @Nullable List<String> children,
        @Nullable List<String> regions) {}
