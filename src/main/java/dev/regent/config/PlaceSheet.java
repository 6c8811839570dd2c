package dev.regent.config;

import dev.regent.world.Gateway;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Tier;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code services.yaml} says of a service in one region. */
final class PlaceSheet {
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern IPV6_GROUPS = Pattern.compile("[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4})*");
    private static final Pattern HOST = Pattern.compile(
            "(?=.{3,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.?");

    private static final Form<String> SCHEME = Form.text("http or https", "https?");
    private static final Form<String> PATH =
            Form.text("a path that begins with a slash, of at most 255 characters, such as /health", "/[!-~]{0,254}");
    private static final Form<InetSocketAddress> VIA =
            Form.hostAndPort("host:port to connect to instead of the address, such as 127.0.0.1:8443");
    private static final Form<String> ADDRESS = new Form<>(
            "an IPv4 address, an IPv6 address or a host name",
            scalar -> Optional.of(scalar.text()).filter(text -> recordType(text).isPresent()));

    private PlaceSheet() {}

    /** The place; where this regent connects to another address, that goes into {@code vias}. */
    static Optional<Place> read(Section section, Map<Region, InetSocketAddress> vias) {
        Optional<Region> region = section.required("region", RegionSheet.REGION).map(Region::new);
        Optional<Tier> tier = section.required("tier", Form.oneOf(Tier.values()));
        Optional<Section> gateway = section.section("gateway", "a mapping with scheme, address, port and livenessPath");
        Optional<Gateway> parsed = gateway.flatMap(PlaceSheet::gateway);
        gateway.flatMap(it -> it.optional("via", VIA))
                .ifPresent(via -> region.ifPresent(where -> vias.put(where, via)));
        return section.whole(() -> new Place(region.orElseThrow(), tier.orElseThrow(), parsed.orElseThrow()));
    }

    private static Optional<Gateway> gateway(Section section) {
        var scheme = section.required("scheme", SCHEME);
        var address = section.required("address", ADDRESS);
        var port = section.required("port", Form.whole("a TCP port", 1, 65_535));
        var path = section.required("livenessPath", PATH);
        return scheme.flatMap(s -> address.flatMap(a -> port.flatMap(p -> path.map(l -> new Gateway(s, a, p, l)))));
    }

    /** The type of the record that answers with this address. */
    static Optional<String> recordType(String address) {
        if (IPV4.matcher(address).matches()) {
            return Optional.of("A");
        }
        if (isIpv6(address)) {
            return Optional.of("AAAA");
        }
        return HOST.matcher(address).matches() ? Optional.of("CNAME") : Optional.empty();
    }

    /** RFC 4291, 2.2, without embedded IPv4: eight groups, of which one "::" may stand for several. */
    private static boolean isIpv6(String text) {
        List<String> halves = List.of(text.split("::", -1));
        List<String> written = halves.stream().filter(half -> !half.isEmpty()).toList();
        boolean wellFormed =
                written.stream().allMatch(half -> IPV6_GROUPS.matcher(half).matches());
        int groups =
                written.stream().mapToInt(half -> half.split(":", -1).length).sum();
        return wellFormed && (halves.size() == 1 ? groups == 8 : halves.size() == 2 && groups <= 7);
    }
}
