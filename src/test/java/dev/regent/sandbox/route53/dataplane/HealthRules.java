package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.HealthCheck;
import dev.regent.sandbox.route53.HealthCheck.Config;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How Route 53 counts a check as healthy or not, from what its checkers say (developer guide, "How Amazon Route 53
 * determines whether a health check is healthy", and the API's {@code HealthCheckConfig}).
 * <ol>
 *   <li>An endpoint is healthy if more than 18 % of its checkers say so.
 *   <li>A calculated check is healthy if at least {@code HealthThreshold} of its children count as healthy.
 *   <li>A disabled check is always healthy.
 *   <li>Inversion comes last, after "disabled" too: "If you want to stop routing traffic to a resource, change the
 *       value of Inverted", says AWS of a disabled check.
 * </ol>
 */
public final class HealthRules {
    private static final int PERCENT_THAT_IS_NOT_ENOUGH = 18;

    private HealthRules() {}

    public static boolean endpointIsHealthy(int checkersThatSayHealthy, int checkers) {
        return 100 * checkersThatSayHealthy > PERCENT_THAT_IS_NOT_ENOUGH * checkers;
    }

    /** Whether a check counts as healthy, given what its checkers or children come to. */
    public static boolean counts(Config config, boolean measured) {
        return (config.disabled() || measured) != config.inverted();
    }

    /**
     * Whether each check counts as healthy.
     *
     * @param endpointIsHealthy what the checkers of an endpoint check come to, before inversion; asked by id, of
     *                          enabled endpoint checks only
     */
    public static Map<String, Boolean> health(Map<String, HealthCheck> checks, Predicate<String> endpointIsHealthy) {
        Map<String, Boolean> health = new HashMap<>();
        checks.forEach((id, check) -> health.put(id, counts(check, checks, endpointIsHealthy)));
        return Map.copyOf(health);
    }

    private static boolean counts(
            HealthCheck check, Map<String, HealthCheck> checks, Predicate<String> endpointIsHealthy) {
        Config config = check.config();
        if (config.disabled()) {
            return counts(config, true);
        }
        return config.type() == HealthCheck.Type.CALCULATED
                ? counts(config, enoughChildrenAreHealthy(config, checks, endpointIsHealthy))
                : counts(config, endpointIsHealthy.test(check.id()));
    }

    private static boolean enoughChildrenAreHealthy(
            Config parent, Map<String, HealthCheck> checks, Predicate<String> endpointIsHealthy) {
        long healthy = parent.children().stream()
                .filter(id -> childIsHealthy(checks, id, endpointIsHealthy))
                .count();
        return healthy >= parent.healthThreshold();
    }

    /** AWS calls the status of a deleted check unpredictable; healthy is what a check without data is. */
    private static boolean childIsHealthy(
            Map<String, HealthCheck> checks, String id, Predicate<String> endpointIsHealthy) {
        HealthCheck child = checks.get(id);
        if (child == null) {
            return true;
        }
        if (child.config().type() == HealthCheck.Type.CALCULATED) {
            throw new IllegalArgumentException("calculated checks cannot nest, but " + id + " is a child");
        }
        return counts(child, checks, endpointIsHealthy);
    }
}
