package dev.regent.world;

import dev.regent.world.Readings.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A service as this regent sees it.
 *
 * @param sightings every region's gateway, as seen from here
 * @param witnesses every region's witness
 * @param epoch     the newest that is known
 * @param shown     the epoch that the name servers show
 * @param answer    what DNS answers now
 * @param zone      what Route 53's API shows
 * @param cluster   what the own cluster shows of it
 * @param signals   what the own monitoring shows of it
 * @param strain    for how long the cluster has been in want of replicas
 * @param looks     completed looks at the answer
 * @param looked    whether DNS was looked at anew since the last tick
 */
public record ServiceView(
        Service service,
        Map<Region, Sighting> sightings,
        Map<Region, Witness> witnesses,
        Optional<Epoch> epoch,
        Optional<Epoch> shown,
        Optional<Answer> answer,
        Reading<ZoneState> zone,
        Reading<ClusterSight> cluster,
        Reading<SignalSight> signals,
        Strain strain,
        long looks,
        boolean looked) {
    public ServiceView {
        sightings = Map.copyOf(sightings);
        witnesses = Map.copyOf(witnesses);
    }

    /** The same service, of which nothing is seen any more; its looks count on. */
    ServiceView unseen() {
        return new ServiceView(
                service,
                Map.of(),
                Map.of(),
                epoch,
                Optional.empty(),
                Optional.empty(),
                neverRead(),
                neverRead(),
                neverRead(),
                Strain.NONE,
                looks,
                false);
    }

    static ServiceView next(
            Region self,
            Service service,
            Optional<ServiceView> previous,
            Optional<Epoch> remembered,
            Readings readings) {
        String name = service.name();
        Map<Region, Sighting> sightings = new HashMap<>();
        Map<Region, Witness> witnesses = new HashMap<>();
        for (Region region : service.regions()) {
            Subject subject = new Subject(name, region);
            Sighting before = previous.map(view -> view.sighting(region)).orElse(Sighting.NONE);
            Reading<ProbeResult> probe = readings.probes().get(subject);
            sightings.put(region, probe == null ? before : before.next(probe));
            witnesses.put(region, known(readings.witnesses().get(subject)).orElse(Witness.SILENT));
        }
        Optional<Epoch> shown = known(readings.epochs().get(name));
        Reading<ZoneState> zone = readings.zones().getOrDefault(name, neverRead());
        Reading<Answer> answer = readings.answers().get(name);
        Reading<ClusterSight> cluster = readings.clusters().getOrDefault(name, neverRead());
        Reading<SignalSight> signals = readings.signals().getOrDefault(name, neverRead());
        double unrefused = sightings.getOrDefault(self, Sighting.NONE).unrefused();
        OptionalDouble demand = service.serving().demand(signals, unrefused);
        long looks = answer == null ? 0 : answer.looks();
        return new ServiceView(
                service,
                sightings,
                witnesses,
                newest(shown, zone.known().map(ZoneState::epoch), remembered),
                shown,
                known(answer),
                zone,
                cluster,
                signals,
                previous.map(ServiceView::strain).orElse(Strain.NONE).next(cluster, demand, service.serving()),
                looks,
                looks > previous.map(ServiceView::looks).orElse(0L));
    }

    /** The API's word counts before memory: a zone that was made anew may start at a lower epoch. */
    private static Optional<Epoch> newest(Optional<Epoch> shown, Optional<Epoch> zone, Optional<Epoch> remembered) {
        return zone.isPresent() ? later(shown, zone) : later(shown, remembered);
    }

    private static Optional<Epoch> later(Optional<Epoch> one, Optional<Epoch> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().number() >= other.get().number() ? one : other;
    }

    private static <T> Optional<T> known(@org.jspecify.annotations.Nullable Reading<T> reading) {
        return reading == null ? Optional.empty() : reading.known();
    }

    private static <T> Reading<T> neverRead() {
        return Reading.notYet(java.time.Instant.EPOCH);
    }

    public Sighting sighting(Region region) {
        return sightings.getOrDefault(region, Sighting.NONE);
    }

    public Witness witness(Region region) {
        return witnesses.getOrDefault(region, Witness.SILENT);
    }

    public Optional<Region> home() {
        return epoch.map(Epoch::home);
    }
}
