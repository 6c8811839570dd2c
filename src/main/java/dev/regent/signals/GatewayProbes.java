package dev.regent.signals;

import dev.regent.loop.Probes;
import dev.regent.loop.Watch;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Watch.Pace;
import dev.regent.loop.Workers;
import dev.regent.world.InferenceProbe;
import dev.regent.world.Place;
import dev.regent.world.ProbeResult;
import dev.regent.world.Reading;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** Looks at every region's gateway of every service from here, each by itself. */
public final class GatewayProbes implements Probes, AutoCloseable {
    /** Kept free at the end of each interval, so that a look that runs into its deadline does not cost the next. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    private static final Duration AFTER_DEADLINE = Duration.ofMillis(60);

    private final Map<Subject, Watch<ProbeResult>> watches = new HashMap<>();
    private final ExecutorService sideBySide = Workers.pool("probe");

    /** @param via where to connect instead of a gateway's own address; Host and SNI stay the service's main DNS name */
    public GatewayProbes(Settings settings, Map<Subject, InetSocketAddress> via, Footing footing) {
        for (Service service : settings.services()) {
            for (Place place : service.order()) {
                Subject subject = new Subject(service.name(), place.region());
                Target target = Target.of(service, place.gateway(), via.get(subject));
                watches.put(subject, watch(service.probe(), place, subject, target, footing));
            }
        }
    }

    private Watch<ProbeResult> watch(
            InferenceProbe probe, Place place, Subject subject, Target target, Footing footing) {
        Duration deadline = deadline(probe);
        return new Watch<>(
                "gateway " + subject.region() + " of " + subject.service(),
                new Pace(probe.interval(), deadline.plus(AFTER_DEADLINE)),
                new GatewayLook(
                        target, place.gateway().livenessPath(), probe, NewConnection.within(deadline), sideBySide),
                footing);
    }

    /** The probe's own, or a little less than the interval where that is shorter. */
    static Duration deadline(InferenceProbe probe) {
        Duration most = probe.interval().minus(MARGIN);
        return most.compareTo(probe.deadline()) < 0 && most.isPositive() ? most : probe.deadline();
    }

    /** Starts looking. */
    public GatewayProbes start() {
        watches.values().forEach(Watch::start);
        return this;
    }

    @Override
    public Map<Subject, Reading<ProbeResult>> latest() {
        return Watch.latest(watches);
    }

    /** Stops looking and ends what is under way. */
    @Override
    public void close() {
        watches.values().forEach(Watch::close);
        sideBySide.shutdownNow();
    }
}
