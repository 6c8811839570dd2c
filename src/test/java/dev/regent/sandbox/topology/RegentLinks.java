package dev.regent.sandbox.topology;

import dev.regent.sandbox.links.Link;
import dev.regent.sandbox.links.Links;
import dev.regent.world.Region;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Opens a link from each region's regents to everything that they reach, on that region's own address. */
public final class RegentLinks {
    private final Sites sites;
    private final Route53 route53;
    private final Ports ports;

    private RegentLinks(Sites sites, Route53 route53, Ports ports) {
        this.sites = sites;
        this.route53 = route53;
        this.ports = ports;
    }

    private record Way(String to, InetSocketAddress target) {}

    public static Links open(Sites sites, Route53 route53, Ports ports) {
        var links = new Links();
        var opener = new RegentLinks(sites, route53, ports);
        sites.all().forEach(site -> opener.openFrom(site, links));
        return links;
    }

    private void openFrom(Site site, Links links) {
        List<Way> ways = ways(site);
        for (int number = 0; number < ways.size(); number++) {
            Way way = ways.get(number);
            InetAddress address = site.address();
            int port = ports.link(number);
            Loopback.mustBeFree(address, port, "the link from " + site.region() + " to " + way.to());
            links.open(site.region().name(), way.to(), new InetSocketAddress(address, port), way.target());
        }
    }

    private List<Way> ways(Site from) {
        List<Way> ways = new ArrayList<>();
        for (Site site : sites.all()) {
            Region region = site.region();
            ways.add(new Way(Target.gateway(region), new InetSocketAddress(site.address(), ports.gateway())));
            ways.add(new Way(Target.board(region), new InetSocketAddress(site.address(), ports.s3())));
        }
        ways.add(new Way(Target.ROUTE53, route53.front().address()));
        List<InetSocketAddress> servers = route53.nameServers();
        for (int number = 0; number < servers.size(); number++) {
            ways.add(new Way(Target.nameServer(number), servers.get(number)));
        }
        ways.add(new Way(Target.kubernetes(from.region()), from.cluster().address()));
        ways.add(new Way(Target.prometheus(from.region()), from.monitoring().address()));
        return ways;
    }

    /** As configuration holds it. */
    public static String hostAndPort(Link link) {
        return link.address().getAddress().getHostAddress() + ":"
                + link.address().getPort();
    }
}
