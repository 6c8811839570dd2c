package dev.regent.sandbox.monitoring;

import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.sandbox.kubernetes.GpuSample;
import dev.regent.sandbox.kubernetes.RegionCluster;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the exporters of a region's inference servers and GPUs show, scraped from time to time. */
final class Exporters {
    /**
     * The 95th percentile of waits that are all shorter than 0.3 s, which is where the first bucket of vLLM's histogram
     * ends.
     */
    private static final double LEAST_WAIT = 0.285;

    private static final double WORST_WAIT_OF_A_LEAK = 2;

    private final InferenceGateway gateway;
    private final RegionCluster cluster;
    private final Series series;
    private final Xids xids = new Xids();

    Exporters(InferenceGateway gateway, RegionCluster cluster, Duration window) {
        this.gateway = gateway;
        this.cluster = cluster;
        this.series = new Series(window);
    }

    synchronized void scrape(Instant now) {
        double pressure = cluster.memoryPressure();
        double waited = gateway.queueWait().toMillis() / 1000.0;
        double wait = Math.max(LEAST_WAIT, waited) * (1 + WORST_WAIT_OF_A_LEAK * pressure);
        series.add(new Scrape(
                now, gateway.counts(), wait, gateway.requestsPerSecondItCanServe(), pressure, cluster.ready()));
        xids.see(cluster.gpus(), now);
    }

    synchronized void forget() {
        series.forget();
        xids.forget();
    }

    /** Since the last scrape, whether inference servers were there or not. */
    synchronized Optional<Duration> scraped(Instant now) {
        return series.scraped(now);
    }

    synchronized Optional<Duration> age(Instant now) {
        return series.age(now);
    }

    /** While a leak is made out to have gone on for some time, what was when it was injected stands for what was before. */
    synchronized OptionalDouble value(Signal signal, Instant now) {
        return series.value(signal, now, cluster.leaksSince());
    }

    List<GpuSample> gpus() {
        return cluster.gpus();
    }

    /** Its last XID error ten minutes ago. */
    synchronized int xidEarlier(GpuSample gpu, Instant now) {
        return xids.earlier(gpu.uuid(), now);
    }

    /** The part of the time in which GPUs compute, 0 to 100. */
    double busy() {
        double capacity = gateway.requestsPerSecondItCanServe();
        double asked = value(Signal.REQUESTS, Instant.now()).orElse(0);
        return capacity <= 0 ? 0 : Math.min(100, 100 * asked / capacity);
    }
}
