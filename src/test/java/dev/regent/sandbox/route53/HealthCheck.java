package dev.regent.sandbox.route53;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A health check as Route 53 stores it.
 *
 * @param version the HealthCheckVersion: 1 when made, one more with every update
 */
public record HealthCheck(String id, String callerReference, long version, Config config) {

    public enum Type {
        HTTP,
        HTTPS,
        HTTP_STR_MATCH,
        HTTPS_STR_MATCH,
        TCP,
        CALCULATED
    }

    /**
     * What is checked and how.
     *
     * @param address          an IP address, or null where the domain name is resolved
     * @param port             1 to 65535; 0 for CALCULATED
     * @param domainName       sent as Host header (or resolved where there is no address); null where there is none
     * @param path             the resource path with its slash; "" where there is none
     * @param searchString     what a *_STR_MATCH check looks for in the first 5,120 bytes of the body; null otherwise
     * @param interval         10 s or 30 s
     * @param failureThreshold 1 to 10 consecutive looks of one checker
     * @param healthThreshold  of a CALCULATED check: how many children must be healthy; 0 otherwise
     * @param children         of a CALCULATED check: ids of other checks
     * @param checkerRegions   AWS names of the checker regions (us-east-1 …); all of them where AWS' default holds
     */
    public record Config(
            Type type,
            @Nullable String address,
            int port,
            @Nullable String domainName,
            String path,
            @Nullable String searchString,
            Duration interval,
            int failureThreshold,
            boolean inverted,
            boolean disabled,
            boolean measureLatency,
            boolean enableSni,
            int healthThreshold,
            List<String> children,
            Set<String> checkerRegions) {
        public Config {
            children = List.copyOf(children);
            checkerRegions = Set.copyOf(checkerRegions);
        }
    }
}
