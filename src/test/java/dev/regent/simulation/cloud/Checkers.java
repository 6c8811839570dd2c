package dev.regent.simulation.cloud;

import dev.regent.sandbox.route53.HealthCheck;
import dev.regent.sandbox.route53.dataplane.HealthRules;
import dev.regent.simulation.time.Dice;
import dev.regent.simulation.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Route 53's checkers, and what name servers know of the checks: what the checkers come to, one aggregation delay later.
 * The counting is the sandbox twin's own code.
 */
public final class Checkers {
    private final VirtualTime time;
    private final Duration aggregation;
    private final Map<String, HealthCheck> checks;
    private final Map<String, EndpointWatch> watches = new TreeMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private Map<String, Boolean> measured;
    private final Map<String, Boolean> published;

    /** How one checker looks at one endpoint, and tells. */
    interface Probing extends BiConsumer<HealthCheck, EndpointWatch.Looker> {}

    Checkers(Map<String, HealthCheck> checks, Pace pace, VirtualTime time, Dice dice, Probing probing) {
        this.checks = checks;
        this.time = time;
        this.aggregation = pace.aggregation();
        checks.forEach((id, check) -> {
            if (check.config().type() != HealthCheck.Type.CALCULATED) {
                watches.put(
                        id,
                        new EndpointWatch(
                                check,
                                pace.checkers(),
                                pace.asking().orElse(Asking.of(check)),
                                time,
                                dice.of("check " + id),
                                (watch, looker) -> probing.accept(check, looker),
                                this::count));
            }
        });
        this.measured = health();
        this.published = new HashMap<>(measured);
    }

    /**
     * How fast Route 53 is.
     *
     * @param checkers    of each check
     * @param aggregation from the checker that tips the balance to the name servers' answering by it
     * @param asking      empty: as the checks say
     */
    public record Pace(int checkers, Duration aggregation, Optional<Asking> asking) {
        /** As the sandbox has it. */
        public static final Pace DOCUMENTED = new Pace(16, Duration.ofSeconds(3), Optional.empty());
    }

    /**
     * How one checker looks.
     *
     * @param interval  from an answer to the next look
     * @param threshold looks in a row that change its mind
     */
    public record Asking(Duration interval, int threshold) {
        static Asking of(HealthCheck check) {
            return new Asking(check.config().interval(), check.config().failureThreshold());
        }
    }

    /** Told when name servers begin to answer by other health. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** As name servers know it. */
    public boolean isHealthy(String id) {
        return published.getOrDefault(id, true);
    }

    private Map<String, Boolean> health() {
        return HealthRules.health(checks, id -> {
            EndpointWatch watch = watches.get(id);
            return watch == null || watch.isHealthy();
        });
    }

    private void count() {
        Map<String, Boolean> now = health();
        Map<String, Boolean> changes = new HashMap<>(now);
        changes.entrySet().removeIf(entry -> entry.getValue().equals(measured.get(entry.getKey())));
        measured = now;
        if (!changes.isEmpty()) {
            time.after(aggregation, () -> publish(changes));
        }
    }

    private void publish(Map<String, Boolean> changes) {
        published.putAll(changes);
        listeners.forEach(Runnable::run);
    }

    /** One look at each endpoint counts for all its checkers, and is published at once. */
    void hurry(Probing probing) {
        watches.forEach((id, watch) -> probing.accept(watch.check(), watch::allSaw));
        measured = health();
        publish(measured);
    }
}
