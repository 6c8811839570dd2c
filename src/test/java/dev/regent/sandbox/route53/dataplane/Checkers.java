package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.ControlPlane;
import dev.regent.sandbox.route53.HealthCheck;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Route 53's health checkers, with real connections. Every endpoint check has its checkers, each of which looks at a
 * random moment of the first interval and then one interval after each answer ("the number of seconds between the time
 * that each Route 53 health checker gets a response from your endpoint and the time that it sends the next health check
 * request"). They know nothing of one another.
 *
 * <p>The executor keeps the time; each look has a virtual thread, and lasts no longer than its deadlines.
 */
final class Checkers implements ControlPlane.DataPlane, AutoCloseable {
    private final ControlPlane controlPlane;
    private final Settings settings;
    private final Random random;
    private final InstantSource clock;
    private final ScheduledExecutorService executor;
    private final Probe probe;
    private final PublishedHealth published;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private volatile Map<String, HealthCheck> checks = Map.of();
    private volatile boolean closed;

    Checkers(
            ControlPlane controlPlane,
            Settings settings,
            Random random,
            InstantSource clock,
            ScheduledExecutorService executor) {
        this.controlPlane = controlPlane;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
        this.executor = executor;
        this.probe = new Probe(settings.timing(), settings.network(), executor);
        this.published = new PublishedHealth(settings.timing().aggregationDelay(), executor, clock);
    }

    void listen(HealthListener listener) {
        published.listen(listener);
    }

    /** Takes what was created, updated and deleted. Called regularly, by one thread. */
    void refresh() {
        checks = controlPlane.healthChecks();
        Map<String, HealthCheck> watched = new HashMap<>(checks);
        watched.values()
                .removeIf(check -> check.config().disabled() || check.config().type() == HealthCheck.Type.CALCULATED);
        watches.entrySet().removeIf(entry -> {
            boolean gone = !watched.containsKey(entry.getKey());
            if (gone) {
                entry.getValue().end();
            }
            return gone;
        });
        watched.forEach(this::watch);
        count();
    }

    /** One look at each endpoint counts for all its checkers and is published at once. Waits for the looks. */
    void hurry() {
        try (var looks = Executors.newVirtualThreadPerTaskExecutor()) {
            watches.values().forEach(watch -> looks.execute(() -> lookForAll(watch)));
        }
        synchronized (this) {
            published.hurry(HealthRules.health(checks, this::endpointIsHealthy));
        }
    }

    private void lookForAll(Watch watch) {
        Checker first = watch.checkers().getFirst();
        watch.task(first)
                .ifPresent(
                        check -> watch.allSaw(probe.look(check, first.location().region()), clock.instant()));
    }

    @Override
    public List<ControlPlane.CheckerObservation> observations(String healthCheckId) {
        Watch watch = watches.get(healthCheckId);
        return watch == null ? List.of() : watch.observations();
    }

    @Override
    public Optional<Boolean> healthy(String healthCheckId) {
        return published.healthy(healthCheckId);
    }

    @Override
    public void close() {
        closed = true;
        probe.close();
        watches.values().forEach(Watch::end);
    }

    private void watch(String id, HealthCheck check) {
        Watch watch = watches.get(id);
        if (watch == null) {
            Watch begun = new Watch(check, settings.checkersPerCheck());
            watches.put(id, begun);
            begun.checkers().forEach(checker -> lookSometime(begun, checker, check));
        } else {
            watch.update(check).forEach(checker -> lookSometime(watch, checker, check));
        }
    }

    private void lookSometime(Watch watch, Checker checker, HealthCheck check) {
        long interval = settings.timing().scaled(check.config().interval()).toNanos();
        lookAfter(Duration.ofNanos((long) (random.nextDouble() * interval)), watch, checker);
    }

    private void lookAfter(Duration wait, Watch watch, Checker checker) {
        var unused = executor.schedule(
                () -> Thread.ofVirtual().name("checker").start(() -> look(watch, checker)),
                wait.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void look(Watch watch, Checker checker) {
        watch.task(checker).ifPresent(check -> {
            Look look = probe.look(check, checker.location().region());
            if (closed || watch.task(checker).isEmpty()) {
                return;
            }
            watch.saw(checker, look, clock.instant());
            count();
            lookAfter(settings.timing().scaled(check.config().interval()), watch, checker);
        });
    }

    /** One at a time, so that an older count never overtakes a newer one. */
    private synchronized void count() {
        published.measured(HealthRules.health(checks, this::endpointIsHealthy));
    }

    /** A check that no checker has heard of yet is healthy until there is data. */
    private boolean endpointIsHealthy(String id) {
        Watch watch = watches.get(id);
        return watch == null || watch.endpointIsHealthy();
    }
}
