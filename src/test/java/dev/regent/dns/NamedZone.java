package dev.regent.dns;

import dev.regent.sandbox.route53.ControlPlane;
import dev.regent.sandbox.route53.HealthCheck;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.Zone;
import dev.regent.sandbox.route53.dataplane.DataPlaneTwin;
import dev.regent.sandbox.route53.dataplane.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name server of example.com. whose records a test writes down as it goes. */
final class NamedZone implements ControlPlane, AutoCloseable {
    private final List<RecordSet> records = new CopyOnWriteArrayList<>();
    private final DataPlaneTwin twin;

    NamedZone() {
        records.add(new RecordSet("example.com.", "NS", null, null, 60, List.of("localhost."), null));
        records.add(new RecordSet(
                "example.com.", "SOA", null, null, 60, List.of("ns.example.net. admin.example.net. 1 2 3 4 5"), null));
        try {
            twin = DataPlaneTwin.start(
                    this,
                    Settings.documented(List.of(InetAddress.getLoopbackAddress()), 0),
                    new Random(1),
                    InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NamedZone with(String name, String type, String... values) {
        records.add(new RecordSet(name, type, null, null, 5, List.of(values), null));
        return this;
    }

    NamedZone text(String name, String text) {
        return with(name, "TXT", '"' + text + '"');
    }

    void without(String name) {
        records.removeIf(record -> record.name().equals(name));
    }

    InetSocketAddress address() {
        return twin.nameServers().getFirst();
    }

    @Override
    public List<Zone> propagatedZones() {
        return List.of(new Zone("Z1", "example.com.", "made", "", new ArrayList<>(records)));
    }

    @Override
    public Map<String, HealthCheck> healthChecks() {
        return Map.of();
    }

    @Override
    public void close() {
        try {
            twin.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
