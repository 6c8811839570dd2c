package dev.regent.sandbox.route53;

import dev.regent.sandbox.route53.HealthCheck.Config;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The account's health checks. Thread-safe.
 *
 * <p>As AWS documents it, a check may be deleted while records or calculated checks name it ("HealthCheckInUse: This
 * error code is not in use"), and the caller reference of a deleted check is spent.
 */
public final class HealthChecks {
    private final Quotas quotas;
    private final Supplier<String> ids;
    private final Set<String> spentReferences = new TreeSet<>();
    private volatile Map<String, HealthCheck> checks = Map.of();

    HealthChecks(Quotas quotas, Supplier<String> ids) {
        this.quotas = quotas;
        this.ids = ids;
    }

    /** What exists now, in the order of the ids. */
    public Map<String, HealthCheck> all() {
        return checks;
    }

    public HealthCheck find(String id) {
        return Optional.ofNullable(checks.get(id))
                .orElseThrow(() -> new RequestRefused(
                        ErrorCode.NO_SUCH_HEALTH_CHECK, "A health check with id " + id + " does not exist."));
    }

    /** Makes a check, or finds the one that the same request has made before. */
    public synchronized HealthCheck create(String callerReference, Config config) {
        Optional<HealthCheck> same = checks.values().stream()
                .filter(check -> check.callerReference().equals(callerReference))
                .findFirst();
        if (same.isPresent() && same.get().version() == 1 && same.get().config().equals(config)) {
            return same.get();
        }
        if (same.isPresent()) {
            throw alreadyExists(
                    "A different health check has already been created with the specified caller reference.");
        }
        if (spentReferences.contains(callerReference)) {
            throw alreadyExists(
                    "A health check that was deleted has been created with the specified caller reference.");
        }
        refuseIfWrong(config);
        if (checks.size() >= quotas.healthChecks()) {
            throw new RequestRefused(
                    ErrorCode.TOO_MANY_HEALTH_CHECKS,
                    "Limits Exceeded: MAX_HEALTH_CHECKS_BY_OWNER - Cannot create more health checks than "
                            + quotas.healthChecks());
        }
        return store(new HealthCheck(ids.get(), callerReference, 1, config));
    }

    public synchronized HealthCheck update(
            String id, @Nullable Long version, HealthCheckFields fields, Set<HealthCheckRules.Reset> resets) {
        HealthCheck current = find(id);
        if (version != null && version != current.version()) {
            throw new RequestRefused(
                    ErrorCode.HEALTH_CHECK_VERSION_MISMATCH,
                    "The value of HealthCheckVersion is " + current.version() + ", not " + version + ".");
        }
        Config config = HealthCheckRules.updated(current.config(), fields, resets);
        refuseIfWrong(config);
        return store(new HealthCheck(id, current.callerReference(), current.version() + 1, config));
    }

    public synchronized void delete(String id) {
        HealthCheck gone = find(id);
        Map<String, HealthCheck> rest = new TreeMap<>(checks);
        rest.remove(id);
        spentReferences.add(gone.callerReference());
        checks = Collections.unmodifiableMap(rest);
    }

    private void refuseIfWrong(Config config) {
        List<String> problems = HealthCheckRules.problems(config, checks, quotas);
        if (!problems.isEmpty()) {
            throw new RequestRefused(new Refusal(ErrorCode.INVALID_INPUT, problems));
        }
    }

    private HealthCheck store(HealthCheck check) {
        Map<String, HealthCheck> more = new TreeMap<>(checks);
        more.put(check.id(), check);
        checks = Collections.unmodifiableMap(more);
        return check;
    }

    private static RequestRefused alreadyExists(String sentence) {
        return new RequestRefused(ErrorCode.HEALTH_CHECK_ALREADY_EXISTS, sentence);
    }
}
