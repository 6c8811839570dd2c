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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final Map<String, Watch<SignalSight>> watches = new HashMap<>();
    private final ExecutorService sideBySide = Workers.pool("query");
    private final Prometheus prometheus;

    /** @param url of a Prometheus, with its path prefix where it has one */
    public PrometheusSignals(URI url, List<Service> services, Footing footing) {
        this(url, services, footing, new Pace(INTERVAL, DEADLINE));
    }

    PrometheusSignals(URI url, List<Service> services, Footing footing, Pace pace) {
        Duration deadline = pace.deadline().minus(MARGIN);
        this.prometheus = new Prometheus(url, deadline, footing);
        for (Service service : services) {
            SignalLook look = new SignalLook(service, prometheus, sideBySide, deadline);
            if (look.asks()) {
                String what = "prometheus of " + service.name();
                watches.put(service.name(), new Watch<>(what, pace, look, footing));
            }
        }
    }

    /** Starts looking. */
    public PrometheusSignals start() {
        watches.values().forEach(Watch::start);
        return this;
    }

    @Override
    public Map<String, Reading<SignalSight>> latest() {
        return Watch.latest(watches);
    }

    /** Stops looking and ends what is under way. */
    @Override
    public void close() {
        watches.values().forEach(Watch::close);
        sideBySide.shutdownNow();
        prometheus.close();
    }
}
