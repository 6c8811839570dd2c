package dev.regent.sandbox.topology;

import dev.regent.world.HealthCheck;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckRegion;
import software.amazon.awssdk.services.route53.model.HealthCheckType;

/** Desired health checks as the API takes them. */
final class HealthCheckConfigs {
    private final Map<String, String> ids;
    private final int failureThreshold;

    /**
     * For checks whose children have been made.
     *
     * @param ids              by symbolic name
     * @param failureThreshold of gateways' checks
     */
    HealthCheckConfigs(Map<String, String> ids, int failureThreshold) {
        this.ids = ids;
        this.failureThreshold = failureThreshold;
    }

    HealthCheckConfig of(HealthCheck check) {
        return switch (check) {
            case HealthCheck.Endpoint endpoint -> endpoint(endpoint);
            case HealthCheck.Calculated calculated -> calculated(calculated);
            case HealthCheck.Other other ->
                throw new IllegalArgumentException("nobody desires a check of the kind " + other.type());
        };
    }

    private HealthCheckConfig endpoint(HealthCheck.Endpoint check) {
        HealthCheck.Target target = check.target();
        boolean gateway = target.search().isEmpty();
        var config = HealthCheckConfig.builder()
                .type(HealthCheckType.fromValue(target.type()))
                .ipAddress(target.host())
                .port(target.port())
                .resourcePath(target.path())
                .searchString(target.search().orElse(null))
                .requestInterval((int) check.pace().interval().toSeconds())
                .failureThreshold(gateway ? failureThreshold : check.pace().threshold())
                .inverted(check.inverted())
                .disabled(check.disabled());
        // No regions are all regions, for Route 53 as for the desired zone, as long as the list is left out.
        return check.regions().isEmpty()
                ? config.build()
                : config.regions(check.regions().stream()
                                .map(HealthCheckRegion::fromValue)
                                .toList())
                        .build();
    }

    private HealthCheckConfig calculated(HealthCheck.Calculated check) {
        List<String> children = check.children().stream().map(ids::get).toList();
        return HealthCheckConfig.builder()
                .type(HealthCheckType.CALCULATED)
                .childHealthChecks(children)
                .healthThreshold(check.threshold())
                .inverted(check.inverted())
                .disabled(check.disabled())
                .build();
    }
}
