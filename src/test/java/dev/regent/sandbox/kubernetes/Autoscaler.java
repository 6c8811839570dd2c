package dev.regent.sandbox.kubernetes;

import dev.regent.sandbox.kubernetes.HpaRules.Limit;
import java.time.Duration;
import java.time.Instant;

/** The controller of one HorizontalPodAutoscaler: it looks each 15 s, at a metric that may come late. */
final class Autoscaler {
    /** Of what a replica can serve, it aims at so much. */
    private static final double UTILISATION = 0.8;

    private final LaggingMetric metric = new LaggingMetric();
    private final HpaRules rules;
    private HpaRules.Memory memory = HpaRules.Memory.EMPTY;
    private Duration lag = Duration.ZERO;
    private Instant next = Instant.MIN;
    private Shown shown;

    /**
     * What it says of itself.
     *
     * @param current   replicas when it looked
     * @param desired   replicas that it asks for
     * @param perSecond requests per second and replica, as it saw them
     * @param active    false while the workload is scaled to nothing, which ends all autoscaling
     */
    record Shown(int current, int desired, double perSecond, Limit limit, boolean active) {}

    Autoscaler(HpaRules rules, int replicas) {
        this.rules = rules;
        this.shown = new Shown(replicas, replicas, 0, Limit.DESIRED_WITHIN_RANGE, replicas > 0);
    }

    /**
     * Of a workload that has so many replicas, and goes no lower.
     *
     * @param perReplica requests per second that one serves
     * @param most       that it may ask for
     */
    static Autoscaler of(int replicas, double perReplica, int most) {
        int least = Math.max(1, replicas);
        return new Autoscaler(new HpaRules(UTILISATION * perReplica, least, Math.max(least, most)), replicas);
    }

    HpaRules rules() {
        return rules;
    }

    Shown shown() {
        return shown;
    }

    void lag(Duration later) {
        lag = later;
    }

    /** How many replicas there should be. */
    int look(int current, double requestsPerSecond, Instant now) {
        metric.add(now, requestsPerSecond);
        if (now.isBefore(next)) {
            return current;
        }
        next = now.plus(HpaRules.SYNC);
        if (current == 0) {
            shown = new Shown(0, 0, 0, Limit.DESIRED_WITHIN_RANGE, false);
            return 0;
        }
        double total = metric.seen(now, lag);
        HpaRules.Decision decision = rules.decide(current, total, memory, now);
        memory = decision.memory();
        shown = new Shown(current, decision.replicas(), total / current, decision.limit(), true);
        return decision.replicas();
    }
}
