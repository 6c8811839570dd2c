package dev.regent.config;

import dev.regent.world.FailbackPolicy;
import dev.regent.world.InferenceProbe;
import dev.regent.world.Place;
import dev.regent.world.Service;
import dev.regent.world.Serving;
import dev.regent.world.Thresholds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * The digest of what all regents must agree on, whatever the files' layout: the first 16 hex digits of SHA-256. Where
 * a regent itself connects to is no part of it.
 */
final class Digest {
    private final StringBuilder meaning = new StringBuilder();

    private Digest() {}

    static String of(List<RegionSheet> regions, List<Service> services) {
        var digest = new Digest();
        regions.stream().sorted(Comparator.comparing(RegionSheet::region)).forEach(digest::add);
        services.stream().sorted(Comparator.comparing(Service::name)).forEach(digest::add);
        return digest.hex();
    }

    private void add(RegionSheet sheet) {
        line(
                "region",
                sheet.region(),
                sheet.board().bucket(),
                sheet.board().checked(),
                sheet.models(),
                sheet.cluster());
    }

    private void add(Service service) {
        line("service", service.name(), service.dnsNames(), service.hostedZone());
        service.order().forEach(this::add);
        add(service.probe());
        add(service.thresholds());
        add(service.failback());
        add(service.serving());
    }

    private void add(Place place) {
        var gateway = place.gateway();
        line("place", place.region(), place.tier());
        line("gateway", gateway.scheme(), gateway.address(), gateway.port(), gateway.livenessPath());
    }

    private void add(InferenceProbe probe) {
        line("probe", probe.method(), probe.path(), new TreeMap<>(probe.headers()), probe.body());
        line("answer", probe.expectedStatus(), probe.jsonPointer(), probe.deadline(), probe.interval());
    }

    private void add(Thresholds t) {
        line("looks", t.patience(), t.stickiness(), t.actingService(), t.deadAnswer(), t.degraded(), t.clearlyBetter());
        line("looks", t.holdDown(), t.takeover(), t.quietEpoch(), t.ttl());
    }

    private void add(FailbackPolicy failback) {
        line("failback", failback.automatic(), failback.soak(), failback.ramp(), failback.stepLooks());
    }

    private void add(Serving serving) {
        line("serving", serving.stack(), serving.workloads(), serving.perReplica());
        line("counted", serving.counted(), new TreeMap<>(serving.queries()));
    }

    /** Every part with its length, so that no two meanings are written alike. */
    private void line(Object... parts) {
        for (Object part : parts) {
            String text = part.toString();
            meaning.append(text.length()).append(':').append(text);
        }
        meaning.append('\n');
    }

    private String hex() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(meaning.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
