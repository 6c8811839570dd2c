package dev.regent.signals;

import dev.regent.loop.Signals;
import dev.regent.loop.Watch;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Watch.Pace;
import dev.regent.loop.Workers;
import dev.regent.world.Reading;
import dev.regent.world.Service;
import dev.regent.world.SignalSight;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Asks the region's own Prometheus about every service that names its workloads or its queries, each by itself. What is
 * asked: {@link StackQueries}, {@link GpuQuery}.
 */
public final class PrometheusSignals implements Signals, AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    /** For what has been answered in time to be put together before the look is given up. */
    private static final Duration MARGIN = Duration.ofMillis(200);

    private final Map<String, Watch<Seen>> watches = new HashMap<>();
    private final ExecutorService sideBySide = Workers.pool("query");
    private final Prometheus prometheus;
    private final InstantSource clock;

    private record Seen(SignalSight sight, Instant at) {}

    /** @param url of a Prometheus, with its path prefix where it has one */
    public PrometheusSignals(URI url, List<Service> services, Footing footing) {
        this(url, services, footing, new Pace(INTERVAL, DEADLINE));
    }

    PrometheusSignals(URI url, List<Service> services, Footing footing, Pace pace) {
        Duration deadline = pace.deadline().minus(MARGIN);
        this.prometheus = new Prometheus(url, deadline, footing);
        this.clock = footing.clock();
        for (Service service : services) {
            SignalLook look = new SignalLook(service, prometheus, sideBySide, deadline);
            if (look.asks()) {
                String what = "prometheus of " + service.name();
                watches.put(
                        service.name(), new Watch<>(what, pace, () -> new Seen(look.call(), clock.instant()), footing));
            }
        }
    }

    /** Starts looking. */
    public PrometheusSignals start() {
        watches.values().forEach(Watch::start);
        return this;
    }

    /** As old as it is by now. */
    @Override
    public Map<String, Reading<SignalSight>> latest() {
        Map<String, Reading<SignalSight>> readings = new HashMap<>();
        watches.forEach((service, watch) -> readings.put(service, watch.latest().map(this::now)));
        return readings;
    }

    private SignalSight now(Seen seen) {
        return seen.sight().aged(since(seen.at()));
    }

    private Duration since(Instant at) {
        Duration passed = Duration.between(at, clock.instant());
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    @Override
    public void lookNow(String service) {
        Optional.ofNullable(watches.get(service)).ifPresent(Watch::lookNow);
    }

    /** Stops looking and ends what is under way. */
    @Override
    public void close() {
        watches.values().forEach(Watch::close);
        sideBySide.shutdownNow();
        prometheus.close();
    }
}
