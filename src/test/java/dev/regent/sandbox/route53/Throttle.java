package dev.regent.sandbox.route53;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A token bucket for each action of the one account. Thread-safe.
 *
 * <p>The default of {@link Route53Settings} is a burst of 50 and 10 a second for each action; AWS' older pages say five
 * requests a second for the whole account.
 */
public final class Throttle {
    private final double burst;
    private final double perSecond;
    private final Map<String, Bucket> buckets = new HashMap<>();

    private record Bucket(double tokens, Instant at) {}

    public Throttle(int burst, int requestsPerSecond) {
        this.burst = burst;
        this.perSecond = requestsPerSecond;
    }

    /** Whether one more request of the action may pass now. */
    public synchronized boolean admits(String action, Instant now) {
        Bucket bucket = buckets.getOrDefault(action, new Bucket(burst, now));
        double seconds = Duration.between(bucket.at(), now).toMillis() / 1000.0;
        double tokens = Math.min(burst, bucket.tokens() + Math.max(0, seconds) * perSecond);
        boolean admitted = tokens >= 1;
        buckets.put(action, new Bucket(admitted ? tokens - 1 : tokens, now));
        return admitted;
    }
}
