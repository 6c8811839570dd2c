package dev.regent.decision;

import static dev.regent.world.ZoneNames.DOWN;
import static dev.regent.world.ZoneNames.OPEN;
import static dev.regent.world.ZoneNames.OUT;
import static dev.regent.world.ZoneNames.READ;
import static dev.regent.world.ZoneNames.UNREAD;
import static dev.regent.world.ZoneNames.UP;

import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.Epoch;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import dev.regent.world.ZoneNames;
import dev.regent.world.ZoneRecord;
import dev.regent.world.ZoneRecord.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Route 53 should hold for a service, in one place: the audit compares with it, the sandbox makes its zone from
 * it, Terraform is held to it.
 */
public final class DesiredZone {
    /** The home's weight in normal times; every other region has 0. */
    public static final int SERVING = 100;

    private final Service service;
    private final ZoneNames names;
    private final List<ZoneRecord> records = new ArrayList<>();

    private DesiredZone(Service service) {
        this.service = service;
        this.names = ZoneNames.of(service);
    }

    /** The zone at an epoch: its home has all the weight. A new zone starts at epoch 1. */
    public static DesiredZoneSpec of(Settings settings, Service service, Epoch epoch) {
        DesiredZone zone = new DesiredZone(service);
        zone.records.add(zone.text(zone.names.epoch(), Optional.empty(), epoch.text(), Optional.empty()));
        for (Place place : service.order()) {
            zone.answers(place, epoch.home());
            zone.witnesses(place.region());
        }
        return new DesiredZoneSpec(
                service.name(), service.hostedZone(), new DesiredChecks(settings, service).all(), zone.records);
    }

    private void answers(Place place, Region home) {
        Region region = place.region();
        int weight = region.equals(home) ? SERVING : 0;
        String check = CheckNames.of(service, region).calculated();
        for (String name : service.dnsNames()) {
            records.add(new ZoneRecord(
                    name,
                    place.gateway().recordType(),
                    Optional.of(new Share(region.name(), OptionalInt.of(weight))),
                    service.thresholds().ttl(),
                    List.of(place.gateway().recordValue()),
                    Optional.of(check),
                    Optional.empty()));
        }
    }

    private void witnesses(Region region) {
        CheckNames checks = CheckNames.of(service, region);
        pair(names.up(region), UP, DOWN, checks.gateway(1));
        pair(names.open(region), OPEN, OUT, checks.calculated());
        pair(names.canary(region), READ, UNREAD, CheckNames.canary(region));
    }

    /** Answers {@code yes} while the check is healthy: the other one has weight 0 and no check. */
    private void pair(String name, String yes, String no, String check) {
        records.add(text(name, Optional.of(new Share(yes, OptionalInt.of(1))), yes, Optional.of(check)));
        records.add(text(name, Optional.of(new Share(no, OptionalInt.of(0))), no, Optional.empty()));
    }

    private ZoneRecord text(String name, Optional<Share> share, String text, Optional<String> check) {
        return new ZoneRecord(
                name, "TXT", share, service.thresholds().ttl(), List.of('"' + text + '"'), check, Optional.empty());
    }
}
