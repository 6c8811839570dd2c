package dev.regent.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a Route 53 health check is set up, desired or observed (Route 53 API Reference, HealthCheckConfig).
 *
 * <p>References to other checks are symbolic names in a desired zone and ids in an observed one.
 */
public sealed interface HealthCheck {
    /** Counts as healthy when what it looks at is not. */
    boolean inverted();

    /** Route 53 counts a disabled check as healthy. */
    boolean disabled();

    /**
     * Looks at an endpoint.
     *
     * @param regions AWS names of the regions whose checkers look, at least three
     */
    record Endpoint(Target target, Pace pace, boolean inverted, boolean disabled, Set<String> regions)
            implements HealthCheck {
        public Endpoint {
            regions = Set.copyOf(regions);
        }
    }

    /**
     * Counts other checks.
     *
     * @param threshold how many children must be healthy
     */
    record Calculated(List<String> children, int threshold, boolean inverted, boolean disabled) implements HealthCheck {
        public Calculated {
            children = List.copyOf(children);
        }
    }

    /** Any other kind: a CloudWatch alarm, a recovery control. Never desired. */
    record Other(String type, boolean inverted, boolean disabled) implements HealthCheck {}

    /**
     * What an endpoint check asks.
     *
     * @param protocol {@code HTTP}, {@code HTTPS} or {@code TCP}
     * @param host     an IP address or a domain name
     * @param path     with its slash; "" where there is none
     * @param search   what must be in the first 5,120 bytes of the answer's body (a *_STR_MATCH check)
     */
    record Target(String protocol, String host, int port, String path, Optional<String> search) {
        /** The type as Route 53's API names it. */
        public String type() {
            return search.isPresent() ? protocol + "_STR_MATCH" : protocol;
        }

        /** Whether the host is a literal IPv4 or IPv6 address. */
        public boolean byAddress() {
            return host.matches("[0-9.]+") || host.contains(":");
        }
    }

    /**
     * How soon a checker makes up its mind.
     *
     * @param interval  10 s or 30 s
     * @param threshold looks in a row, 1 to 10
     */
    record Pace(Duration interval, int threshold) {
        /** As fast as Route 53 looks. */
        public static final Pace FASTEST = new Pace(Duration.ofSeconds(10), 1);
    }
}
