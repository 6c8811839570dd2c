package dev.regent.sandbox.route53;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** Everything that the control plane knows, and the journal of who asked for which change. Thread-safe. */
public final class Route53State implements ControlPlane {
    private final InstantSource clock;
    private final HealthChecks healthChecks;
    private final HostedZones zones;
    private final Tags tags = new Tags();
    private final List<ChangeEvent> history = new CopyOnWriteArrayList<>();
    private final List<ChangeEvent.Listener> listeners = new CopyOnWriteArrayList<>();

    public Route53State(InstantSource clock, RandomGenerator random, Route53Settings settings) {
        this.clock = clock;
        this.healthChecks = new HealthChecks(settings.quotas(), new Identifiers(random)::healthCheck);
        this.zones = new HostedZones(settings, random, () -> healthChecks.all().keySet());
    }

    public HostedZones zones() {
        return zones;
    }

    public HealthChecks checks() {
        return healthChecks;
    }

    public Tags tags() {
        return tags;
    }

    /** Changes records in the name of an access key; refused or accepted, it goes into the history. */
    public ChangeInfo change(String zoneId, ChangeBatch batch, String who) {
        Instant now = clock.instant();
        try {
            ChangeInfo change = zones.change(zoneId, batch, now);
            tell(new ChangeEvent(now, change.id(), who, zoneId, batch.changes(), null, List.of()));
            return change;
        } catch (RequestRefused e) {
            Refusal refusal = e.refusal();
            tell(new ChangeEvent(now, null, who, zoneId, batch.changes(), refusal.code(), refusal.sentences()));
            throw e;
        }
    }

    /** Every change on its way is INSYNC now, which no AWS account offers. */
    public void hurry() {
        zones.hurry(clock.instant());
    }

    private void tell(ChangeEvent event) {
        history.add(event);
        listeners.forEach(listener -> listener.onChange(event));
    }

    /** Every ChangeResourceRecordSets request that was understood, oldest first. */
    public List<ChangeEvent> history() {
        return List.copyOf(history);
    }

    public void addListener(ChangeEvent.Listener listener) {
        listeners.add(listener);
    }

    @Override
    public List<Zone> propagatedZones() {
        return zones.propagated(clock.instant());
    }

    @Override
    public Map<String, HealthCheck> healthChecks() {
        return healthChecks.all();
    }
}
