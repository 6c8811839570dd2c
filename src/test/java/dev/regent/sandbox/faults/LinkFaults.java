package dev.regent.sandbox.faults;

import dev.regent.sandbox.links.Link;
import dev.regent.sandbox.links.Links;
import dev.regent.sandbox.topology.Target;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can go wrong between regents and all that they reach. */
final class LinkFaults {
    private static final Duration SLOW = Duration.ofMillis(400);

    private final List<Region> regions;
    private final Links links;

    LinkFaults(List<Region> regions, Links links) {
        this.regions = regions;
        this.links = links;
    }

    Stream<Fault> all() {
        return Stream.of(
                link(
                        "observer-blind",
                        "the regent's probes of every gateway are lost",
                        Link::blackhole,
                        this::toGateways),
                link(
                        "boards-unreadable",
                        "the regent cannot reach the other regions' S3",
                        Link::blackhole,
                        this::toOtherBoards),
                link(
                        "own-board-unreachable",
                        "the regent cannot reach its own region's S3",
                        Link::blackhole,
                        this::toOwnBoard),
                link(
                        "dns-unreachable",
                        "the regent cannot reach the name servers",
                        Link::blackhole,
                        this::toNameServers),
                link(
                        "api-unreachable",
                        "the regent cannot reach Route 53's API",
                        Link::blackhole,
                        region -> to(region, Target.ROUTE53)),
                link(
                        "kubernetes-api-dead",
                        "the region's API server refuses connections",
                        Link::cut,
                        region -> to(region, Target.kubernetes(region))),
                link(
                        "prometheus-dead",
                        "the region's Prometheus refuses connections",
                        Link::cut,
                        region -> to(region, Target.prometheus(region))),
                link("cut-off", "the regent reaches nothing at all", Link::blackhole, this::toEverything),
                link(
                        "peers-cut-off",
                        "the other regions' regents cannot reach the gateway; users and checkers can",
                        Link::blackhole,
                        this::fromPeers),
                link(
                        "slow-links",
                        "everything that the regent reaches is 400 ms away, each way",
                        link -> link.slow(SLOW),
                        this::toEverything));
    }

    private static Fault link(String name, String what, Consumer<Link> spoil, Function<Region, Stream<Link>> which) {
        return new Fault(
                name,
                what,
                region -> which.apply(region).forEach(spoil),
                region -> which.apply(region).forEach(Link::heal));
    }

    private Stream<Link> to(Region from, String target) {
        return Stream.of(links.between(from.name(), target));
    }

    private Stream<Link> toGateways(Region from) {
        return regions.stream().flatMap(region -> to(from, Target.gateway(region)));
    }

    private Stream<Link> toOtherBoards(Region from) {
        return regions.stream()
                .filter(region -> !region.equals(from))
                .flatMap(region -> to(from, Target.board(region)));
    }

    private Stream<Link> toOwnBoard(Region from) {
        return to(from, Target.board(from));
    }

    private Stream<Link> toNameServers(Region from) {
        return links.all().entrySet().stream()
                .filter(link -> link.getKey().from().equals(from.name()))
                .filter(link -> link.getKey().to().startsWith(Target.DNS))
                .map(Map.Entry::getValue);
    }

    private Stream<Link> toEverything(Region from) {
        return links.from(from.name()).stream();
    }

    private Stream<Link> fromPeers(Region target) {
        return regions.stream()
                .filter(region -> !region.equals(target))
                .flatMap(region -> to(region, Target.gateway(target)));
    }
}
