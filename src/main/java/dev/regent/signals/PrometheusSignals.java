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

    private final Map<String, Watched> watches = new HashMap<>();
    private final ExecutorService sideBySide = Workers.pool("query");
    private final Prometheus prometheus;
    private final InstantSource clock;

    private record Watched(Watch<Answers> watch, LastAnswers last) {}

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
                watches.put(service.name(), watched("prometheus of " + service.name(), look, pace, footing));
            }
        }
    }

    private Watched watched(String what, SignalLook look, Pace pace, Footing footing) {
        LastAnswers last = new LastAnswers();
        return new Watched(new Watch<>(what, pace, () -> look(look, last), footing), last);
    }

    private Answers look(SignalLook look, LastAnswers last) throws NotSeen, InterruptedException {
        Instant asked = clock.instant();
        Answers answers = look.call();
        last.take(answers, asked);
        return answers;
    }

    /** Starts looking. */
    public PrometheusSignals start() {
        watches.values().forEach(watched -> watched.watch().start());
        return this;
    }

    /** As old as it is by now; what was not answered this time as it was answered last, for {@link LastAnswers#KEPT}. */
    @Override
    public Map<String, Reading<SignalSight>> latest() {
        Map<String, Reading<SignalSight>> readings = new HashMap<>();
        watches.forEach((service, watched) ->
                readings.put(service, watched.last().now(watched.watch().latest(), clock.instant())));
        return readings;
    }

    @Override
    public void lookNow(String service) {
        Optional.ofNullable(watches.get(service)).map(Watched::watch).ifPresent(Watch::lookNow);
    }

    /** Stops looking and ends what is under way. */
    @Override
    public void close() {
        watches.values().forEach(watched -> watched.watch().close());
        sideBySide.shutdownNow();
        prometheus.close();
    }
}
