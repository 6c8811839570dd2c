package dev.regent.config;

import dev.regent.world.FailbackPolicy;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Thresholds;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code regions/services.yaml} says of one service.
 *
 * @param vias        where this regent connects instead of a gateway's address
 * @param nameServers to ask instead of the zone's own; empty for those
 */
record ServiceSheet(Service service, Map<Region, InetSocketAddress> vias, List<InetSocketAddress> nameServers) {
    private static final Form<String> NAME =
            Form.text("1 to 40 lower-case letters, digits and dashes, a letter first", "[a-z][a-z0-9-]{0,39}");
    // RFC 1035, 2.3.4. The witnesses' names put up to 30 characters before it, and 255 octets is the most.
    private static final Form<String> DNS_NAME = Form.text(
            "a full DNS name of at most 200 characters, such as inference.example.com",
            "(?=.{3,200}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.?");
    private static final Form<String> ZONE =
            Form.text("a hosted zone's id alone, such as Z0123456789ABC (without /hostedzone/)", "[A-Z0-9]{1,32}");
    private static final Form<InetSocketAddress> SERVER =
            Form.hostAndPort("a name server as host:port, such as 127.0.0.1:53");
    private static final Form<Integer> PERCENT = Form.whole("percent of the traffic", 1, 99);

    /** How traffic returns to the first region. */
    private enum Policy {
        MANUAL,
        AUTOMATIC
    }

    static Optional<ServiceSheet> read(Section section) {
        Optional<String> name = section.required("name", NAME);
        List<String> names = section.list("dnsNames", DNS_NAME).stream()
                .map(ServiceSheet::absolute)
                .toList();
        Optional<String> zone = section.required("hostedZone", ZONE);
        List<InetSocketAddress> servers = section.list("nameServers", SERVER, List.of());
        List<Section> order = section.sections("order", "a list of two to five regions, the primary first");
        Map<Region, InetSocketAddress> vias = new HashMap<>();
        List<Optional<Place>> places =
                order.stream().map(it -> PlaceSheet.read(it, vias)).toList();
        ServiceChecks.namesOf(section, names);
        ServiceChecks.orderOf(section, order);
        var probe = ProbeSheet.read(section.section("probe"));
        Thresholds thresholds = thresholds(section.section("thresholds"));
        FailbackPolicy failback = failback(section.section("failback"));
        var serving = ServingSheet.read(section.section("serving"));
        return section.whole(() -> new ServiceSheet(
                new Service(
                        name.orElseThrow(),
                        names,
                        zone.orElseThrow(),
                        places.stream().map(Optional::orElseThrow).toList(),
                        probe.orElseThrow(),
                        thresholds,
                        failback,
                        serving.orElseThrow()),
                vias,
                servers));
    }

    private static String absolute(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    private static Thresholds thresholds(Section section) {
        Thresholds usual = Thresholds.DEFAULTS;
        Duration ttl = section.optional(
                "ttl", Form.duration("whole seconds", Duration.ofSeconds(1), Duration.ofSeconds(5)), usual.ttl());
        if (ttl.toMillis() % 1000 != 0) {
            section.wrong("ttl", "should be whole seconds, as DNS knows no parts of them");
        }
        return new Thresholds(
                section.optional("patience", Form.whole("looks", 2, 20), usual.patience()),
                section.optional("stickiness", Form.whole("looks", 1, 300), usual.stickiness()),
                section.optional("actingService", Form.whole("looks", 10, 3600), usual.actingService()),
                section.optional("deadAnswer", Form.whole("looks", 5, 600), usual.deadAnswer()),
                section.optional("degraded", Form.whole("looks", 2, 600), usual.degraded()),
                section.optional("clearlyBetter", Form.number("times", 1.0, 10.0), usual.clearlyBetter()),
                section.optional("holdDown", Form.whole("looks", 60, 86_400), usual.holdDown()),
                section.optional("takeover", Form.whole("looks", 2, 20), usual.takeover()),
                section.optional("quietEpoch", Form.whole("looks", 10, 3600), usual.quietEpoch()),
                ttl);
    }

    private static FailbackPolicy failback(Section section) {
        FailbackPolicy usual = FailbackPolicy.DEFAULTS;
        Policy policy = section.optional("policy", Form.oneOf(Policy.values()), Policy.MANUAL);
        List<Integer> ramp = section.list("ramp", PERCENT, usual.ramp());
        if (!ramp.stream().sorted().distinct().toList().equals(ramp)) {
            section.wrong("ramp", "should grow from step to step, such as [10, 50]");
        }
        return new FailbackPolicy(
                policy == Policy.AUTOMATIC,
                section.optional("soak", Form.whole("looks", 10, 86_400), usual.soak()),
                ramp,
                section.optional("step", Form.whole("looks", 1, 3600), usual.stepLooks()));
    }
}
