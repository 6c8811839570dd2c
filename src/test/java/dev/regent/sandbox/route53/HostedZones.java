package dev.regent.sandbox.route53;

import dev.regent.sandbox.route53.ChangeBatchRules.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The account's hosted zones and every change made to them. Thread-safe: one change at a time. */
public final class HostedZones {
    private static final long NS_TTL = 172_800;
    private static final long SOA_TTL = 900;

    private final Route53Settings settings;
    private final RandomGenerator random;
    private final Identifiers identifiers;
    private final Supplier<Set<String>> healthCheckIds;

    private final Set<String> spentReferences = new HashSet<>();
    private final Map<String, ChangeInfo> changes = new HashMap<>();
    private final Map<String, Instant> busyUntil = new HashMap<>();
    private volatile Map<String, Zone> zones = Map.of();
    private Propagation propagation = Propagation.NOTHING;

    HostedZones(Route53Settings settings, RandomGenerator random, Supplier<Set<String>> healthCheckIds) {
        this.settings = settings;
        this.random = random;
        this.identifiers = new Identifiers(random);
        this.healthCheckIds = healthCheckIds;
    }

    /** A zone and the change that brought it about. */
    public record Changed(Zone zone, ChangeInfo change) {}

    /** Every zone as the API knows it, changes on their way included, in the order of the ids. */
    public Map<String, Zone> all() {
        return zones;
    }

    public Zone find(String id) {
        return Optional.ofNullable(zones.get(id))
                .orElseThrow(
                        () -> new RequestRefused(ErrorCode.NO_SUCH_HOSTED_ZONE, "No hosted zone found with ID: " + id));
    }

    public synchronized ChangeInfo findChange(String id) {
        return Optional.ofNullable(changes.get(id))
                .orElseThrow(
                        () -> new RequestRefused(ErrorCode.NO_SUCH_CHANGE, "Could not find resource with ID: " + id));
    }

    public synchronized Changed create(String name, String callerReference, String comment, Instant now) {
        String normal = DomainName.normalize(name);
        if (DomainName.problem(normal).isPresent() || normal.indexOf('.') == normal.length() - 1) {
            throw new RequestRefused(ErrorCode.INVALID_DOMAIN_NAME, normal + " is not a domain name for a hosted zone");
        }
        if (spentReferences.contains(callerReference)) {
            throw new RequestRefused(
                    ErrorCode.HOSTED_ZONE_ALREADY_EXISTS,
                    "A hosted zone has already been created with the specified caller reference.");
        }
        if (zones.size() >= settings.quotas().hostedZones()) {
            throw new RequestRefused(
                    ErrorCode.TOO_MANY_HOSTED_ZONES,
                    "Limits Exceeded: MAX_HOSTED_ZONES_BY_OWNER - Cannot create more hosted zones.");
        }
        spentReferences.add(callerReference);
        Zone zone = new Zone(identifiers.zone(), normal, callerReference, comment, apex(normal));
        return accept(zone, "", now);
    }

    private List<RecordSet> apex(String name) {
        List<String> servers =
                settings.nameServers().stream().map(server -> server + ".").toList();
        String soa = servers.get(0) + " awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400";
        return List.of(
                new RecordSet(name, "NS", null, null, NS_TTL, servers, null),
                new RecordSet(name, "SOA", null, null, SOA_TTL, List.of(soa), null));
    }

    /** A comment is no change that DNS would hear of. */
    public synchronized Zone comment(String id, String comment) {
        Zone zone = find(id).withComment(comment);
        store(zone);
        return zone;
    }

    public synchronized ChangeInfo delete(String id, Instant now) {
        Zone zone = find(id);
        refuseWhileBusy(id, now);
        boolean holdsMore = zone.records().stream()
                .anyMatch(r ->
                        !r.name().equals(zone.name()) || !Set.of("NS", "SOA").contains(r.type()));
        if (holdsMore) {
            throw new RequestRefused(
                    ErrorCode.HOSTED_ZONE_NOT_EMPTY,
                    "The specified hosted zone contains non-required resource record sets and so cannot be deleted.");
        }
        Map<String, Zone> rest = new TreeMap<>(zones);
        rest.remove(id);
        zones = Collections.unmodifiableMap(rest);
        return propagate(id, Optional.empty(), "", now);
    }

    /** All of the batch or nothing, compared with what the zone holds at this moment. */
    public synchronized ChangeInfo change(String id, ChangeBatch batch, Instant now) {
        Zone zone = find(id);
        refuseWhileBusy(id, now);
        Outcome outcome = ChangeBatchRules.apply(zone, batch, healthCheckIds.get(), settings.quotas());
        return switch (outcome) {
            case Outcome.Refused refused -> throw new RequestRefused(refused.refusal());
            case Outcome.Accepted accepted ->
                accept(accepted.zone(), batch.comment(), now).change();
        };
    }

    private void refuseWhileBusy(String id, Instant now) {
        Instant until = busyUntil.get(id);
        if (until != null && now.isBefore(until)) {
            throw new RequestRefused(
                    ErrorCode.PRIOR_REQUEST_NOT_COMPLETE,
                    "The request was rejected because Route 53 was still processing a prior request.");
        }
    }

    private Changed accept(Zone zone, String comment, Instant now) {
        store(zone);
        busyUntil.put(zone.id(), now.plus(settings.processing()));
        return new Changed(zone, propagate(zone.id(), Optional.of(zone), comment, now));
    }

    private void store(Zone zone) {
        Map<String, Zone> more = new TreeMap<>(zones);
        more.put(zone.id(), zone);
        zones = Collections.unmodifiableMap(more);
    }

    private ChangeInfo propagate(String zoneId, Optional<Zone> zone, String comment, Instant now) {
        Instant arrives = propagation.arrival(zoneId, now.plus(drawDelay()));
        propagation = propagation.at(now).with(new Propagation.Pending(zoneId, zone, arrives));
        ChangeInfo change = new ChangeInfo(identifiers.change(), comment, now, arrives);
        changes.put(change.id(), change);
        return change;
    }

    private Duration drawDelay() {
        Duration range = settings.longestPropagation().minus(settings.shortestPropagation());
        return range.isZero()
                ? settings.shortestPropagation()
                : settings.shortestPropagation().plusMillis(random.nextLong(range.toMillis() + 1));
    }

    /** The zones as the name servers know them. */
    public synchronized List<Zone> propagated(Instant now) {
        propagation = propagation.at(now);
        return propagation.zones();
    }

    /** Every change on its way arrives now, so that whoever puts things back need not wait for it. */
    synchronized void hurry(Instant now) {
        propagation = propagation.at(Instant.MAX);
        changes.replaceAll((id, change) ->
                change.inSync().isAfter(now) ? new ChangeInfo(id, change.comment(), change.submitted(), now) : change);
    }
}
