package dev.regent.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What can only be wrong about several fields of a service together. */
final class ServiceChecks {
    private ServiceChecks() {}

    static void namesOf(Section service, List<String> dnsNames) {
        Set<String> seen = new HashSet<>();
        dnsNames.stream()
                .filter(name -> !seen.add(name))
                .forEach(name -> service.wrong("dnsNames", name + " is there twice"));
    }

    static void orderOf(Section service, List<Section> order) {
        if (!order.isEmpty() && (order.size() < 2 || order.size() > 5)) {
            service.wrong("order", "should have two to five regions, so that there is somewhere to go to");
        }
        primaryIsFirst(service, order);
        unique(order, "region", place -> place.peek("region"));
        unique(order, "gateway", ServiceChecks::address);
        oneRecordType(order);
    }

    private static void primaryIsFirst(Section service, List<Section> order) {
        List<Optional<String>> tiers =
                order.stream().map(place -> place.peek("tier")).toList();
        long primaries = tiers.stream().filter(Optional.of("primary")::equals).count();
        if (!order.isEmpty() && (primaries != 1 || !tiers.getFirst().equals(Optional.of("primary")))) {
            service.wrong("order", "should have exactly one region of tier primary, and it should be the first");
        }
    }

    /** Weighted records of one name are all of one type, and a CNAME stands alone (RFC 1034, 3.6.2). */
    private static void oneRecordType(List<Section> order) {
        Optional<String> first =
                order.stream().flatMap(place -> type(place).stream()).findFirst();
        order.stream()
                .filter(place -> type(place).isPresent() && !type(place).equals(first))
                .forEach(place -> place.section("gateway")
                        .wrong(
                                "address",
                                "would be answered as " + type(place).orElseThrow() + " and the first region's as "
                                        + first.orElseThrow()
                                        + "; all should be IPv4, or all IPv6, or all host names"));
    }

    private static Optional<String> type(Section place) {
        return place.section("gateway").peek("address").flatMap(PlaceSheet::recordType);
    }

    private static Optional<String> address(Section place) {
        Section gateway = place.section("gateway");
        return gateway.peek("address").map(it -> it + ":" + gateway.peek("port").orElse(""));
    }

    /** Every value once; the second one and later ones are wrong. */
    static void unique(List<Section> sections, String field, Function<Section, Optional<String>> value) {
        Map<String, String> seen = new HashMap<>();
        for (Section section : sections) {
            value.apply(section).ifPresent(it -> {
                String before = seen.putIfAbsent(it, section.path());
                if (before != null) {
                    section.wrong(field, it + " is already that of " + before);
                }
            });
        }
    }
}
