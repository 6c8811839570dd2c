package dev.regent.sandbox.route53;

import dev.regent.sandbox.route53.HealthCheck.Config;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Address;

/**
 * Route 53's defaults and limits for health checks, pure.
 *
 * <p>Source: HealthCheckConfig, CreateHealthCheck and UpdateHealthCheck in the Amazon Route 53 API Reference. One rule
 * is left out on purpose: Route 53 refuses private and loopback addresses, and everything in a sandbox has one.
 */
public final class HealthCheckRules {
    /** Where Route 53 has health checkers; a check uses all of them unless it names some. */
    public static final Set<String> CHECKER_REGIONS = Set.of(
            "us-east-1",
            "us-west-1",
            "us-west-2",
            "eu-west-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "sa-east-1");

    /** What UpdateHealthCheck can put back to its default. */
    public enum Reset {
        FullyQualifiedDomainName,
        Regions,
        ResourcePath,
        ChildHealthChecks
    }

    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final Duration FAST = Duration.ofSeconds(10);
    private static final int LONGEST_TEXT = 255;

    private HealthCheckRules() {}

    /** What a new check is, with Route 53's defaults in place of what was left out. */
    public static Config created(HealthCheck.Type type, HealthCheckFields fields) {
        boolean isHttps = type == HealthCheck.Type.HTTPS || type == HealthCheck.Type.HTTPS_STR_MATCH;
        Config defaults = new Config(
                type,
                null,
                defaultPort(type),
                null,
                "",
                null,
                SLOW,
                3,
                false,
                false,
                false,
                isHttps,
                0,
                List.of(),
                CHECKER_REGIONS);
        return overlaid(defaults, fields);
    }

    private static int defaultPort(HealthCheck.Type type) {
        return switch (type) {
            case HTTP, HTTP_STR_MATCH -> 80;
            case HTTPS, HTTPS_STR_MATCH -> 443;
            case TCP, CALCULATED -> 0;
        };
    }

    /** The check after an update; its type, interval and latency measurement stay as they were made. */
    public static Config updated(Config current, HealthCheckFields fields, Set<Reset> resets) {
        Config reset = new Config(
                current.type(),
                current.address(),
                current.port(),
                resets.contains(Reset.FullyQualifiedDomainName) ? null : current.domainName(),
                resets.contains(Reset.ResourcePath) ? "" : current.path(),
                current.searchString(),
                current.interval(),
                current.failureThreshold(),
                current.inverted(),
                current.disabled(),
                current.measureLatency(),
                current.enableSni(),
                current.healthThreshold(),
                resets.contains(Reset.ChildHealthChecks) ? List.of() : current.children(),
                resets.contains(Reset.Regions) ? CHECKER_REGIONS : current.checkerRegions());
        return overlaid(reset, fields);
    }

    private static Config overlaid(Config base, HealthCheckFields given) {
        Integer seconds = given.intervalSeconds();
        List<String> regions = given.regions();
        return new Config(
                base.type(),
                given.address() == null ? base.address() : given.address(),
                or(given.port(), base.port()),
                given.domainName() == null ? base.domainName() : given.domainName(),
                or(given.path(), base.path()),
                given.searchString() == null ? base.searchString() : given.searchString(),
                seconds == null ? base.interval() : Duration.ofSeconds(seconds),
                or(given.failureThreshold(), base.failureThreshold()),
                or(given.inverted(), base.inverted()),
                or(given.disabled(), base.disabled()),
                or(given.measureLatency(), base.measureLatency()),
                or(given.enableSni(), base.enableSni()),
                or(given.healthThreshold(), base.healthThreshold()),
                or(given.children(), base.children()),
                regions == null ? base.checkerRegions() : new TreeSet<>(regions));
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    /** One sentence for each thing that Route 53 would not take. */
    public static List<String> problems(Config config, Map<String, HealthCheck> existing, Quotas quotas) {
        List<String> problems = new ArrayList<>();
        if (config.type() == HealthCheck.Type.CALCULATED) {
            addCalculatedProblems(config, existing, quotas, problems);
        } else {
            addEndpointProblems(config, problems);
        }
        if (!CHECKER_REGIONS.containsAll(config.checkerRegions())) {
            problems.add("Unknown health checker region in " + new TreeSet<>(config.checkerRegions()));
        }
        if (config.checkerRegions().size() < 3) {
            problems.add("At least three regions are needed for health checkers");
        }
        return problems.stream()
                .map(problem -> "Invalid parameter : " + problem)
                .toList();
    }

    private static void addEndpointProblems(Config config, List<String> problems) {
        if (config.address() == null && config.domainName() == null) {
            problems.add("Either IPAddress or FullyQualifiedDomainName must be specified");
        }
        if (config.address() != null && !isAddress(config.address())) {
            problems.add("IPAddress " + config.address() + " is not an IP address");
        }
        if (config.port() < 1 || config.port() > 65_535) {
            problems.add("Port must be from 1 to 65535");
        }
        if (!config.interval().equals(FAST) && !config.interval().equals(SLOW)) {
            problems.add("RequestInterval must be 10 or 30");
        }
        if (config.failureThreshold() < 1 || config.failureThreshold() > 10) {
            problems.add("FailureThreshold must be from 1 to 10");
        }
        if (!config.path().isEmpty() && (!config.path().startsWith("/") || config.type() == HealthCheck.Type.TCP)) {
            problems.add("ResourcePath must start with / and is not for TCP checks");
        }
        if (config.path().length() > LONGEST_TEXT) {
            problems.add("ResourcePath must have at most 255 characters");
        }
        if (!config.children().isEmpty()) {
            problems.add("Basic health checks must not have child health checks");
        }
        addSearchStringProblem(config, problems);
    }

    private static void addSearchStringProblem(Config config, List<String> problems) {
        boolean searches =
                config.type() == HealthCheck.Type.HTTP_STR_MATCH || config.type() == HealthCheck.Type.HTTPS_STR_MATCH;
        String search = config.searchString();
        boolean hasOne = search != null && !search.isEmpty();
        if (searches && !hasOne) {
            problems.add("SearchString must be specified for a health check of type " + config.type());
        }
        if (!searches && hasOne) {
            problems.add("SearchString is only for health checks of type HTTP_STR_MATCH and HTTPS_STR_MATCH");
        }
        if (search != null && search.length() > LONGEST_TEXT) {
            problems.add("SearchString must have at most 255 characters");
        }
    }

    private static boolean isAddress(String address) {
        return Address.toByteArray(address, Address.IPv4) != null || Address.toByteArray(address, Address.IPv6) != null;
    }

    private static void addCalculatedProblems(
            Config config, Map<String, HealthCheck> existing, Quotas quotas, List<String> problems) {
        if (config.address() != null || config.port() != 0 || config.domainName() != null) {
            problems.add("Calculated health checks must not have an endpoint specified");
        }
        if (config.searchString() != null || !config.path().isEmpty()) {
            problems.add("Calculated health checks must not have a ResourcePath or a SearchString specified");
        }
        if (config.healthThreshold() < 0 || config.healthThreshold() > 256) {
            problems.add("HealthThreshold must be from 0 to 256");
        }
        if (config.children().size() > quotas.childHealthChecks()) {
            problems.add("Calculated health checks can have at most " + quotas.childHealthChecks() + " children");
        }
        if (new HashSet<>(config.children()).size() < config.children().size()) {
            problems.add("A child health check is named twice");
        }
        for (String child : config.children()) {
            HealthCheck known = existing.get(child);
            if (known == null) {
                problems.add("Child health check " + child + " does not exist");
            } else if (known.config().type() == HealthCheck.Type.CALCULATED) {
                problems.add("Child health check " + child
                        + " is a calculated health check; calculated health checks cannot be nested");
            }
        }
    }
}
