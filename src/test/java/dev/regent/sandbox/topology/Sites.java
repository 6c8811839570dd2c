package dev.regent.sandbox.topology;

import dev.regent.sandbox.gateway.Behaviour;
import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.sandbox.kubernetes.Clusters;
import dev.regent.sandbox.kubernetes.RegionCluster;
import dev.regent.sandbox.links.Link;
import dev.regent.sandbox.monitoring.GatewayCounters;
import dev.regent.sandbox.monitoring.PrometheusTwin;
import dev.regent.sandbox.s3.Identity;
import dev.regent.sandbox.s3.ObjectEvent;
import dev.regent.sandbox.s3.S3Twin;
import dev.regent.world.Region;
import dev.regent.world.Serving;
import dev.regent.world.Tier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The regions' sites, most preferred first. */
public final class Sites implements AutoCloseable {
    private static final int PRIMARY_REPLICAS = 6;

    private final List<Site> sites;

    private Sites(List<Site> sites) {
        this.sites = sites;
    }

    /**
     * All of them, listening, with as many replicas as their tiers hold.
     *
     * @param clusters which cluster each gets
     * @param listener told of every write to a region's S3; it must not block
     */
    public static Sites start(
            RegionFiles files, Ports ports, Clusters clusters, BiConsumer<Region, ObjectEvent> listener) {
        List<RegionFiles.Described> regions = files.regions();
        regions.forEach(region -> mustBeFree(region, ports));
        var start = new Start(regions, files.serving(), ports, clusters, listener);
        var sites = new Sites(new ArrayList<>());
        try {
            regions.forEach(region -> sites.sites.add(start.site(region)));
            return sites;
        } catch (RuntimeException cannot) {
            sites.close();
            throw cannot;
        }
    }

    private static void mustBeFree(RegionFiles.Described region, Ports ports) {
        InetAddress address = Loopback.ofRegion(region.number());
        Loopback.mustBeFree(address, ports.gateway(), "the inference gateway of " + region.region());
        Loopback.mustBeFree(address, ports.s3(), "S3 of " + region.region());
    }

    /** What every region is started from. */
    private record Start(
            List<RegionFiles.Described> all,
            Serving serving,
            Ports ports,
            Clusters clusters,
            BiConsumer<Region, ObjectEvent> listener) {
        Site site(RegionFiles.Described described) {
            Region region = described.region();
            InetAddress address = Loopback.ofRegion(described.number());
            int replicas = replicas(described.tier());
            var gateway =
                    InferenceGateway.start(region, new InetSocketAddress(address, ports.gateway()), Behaviour.DEFAULT);
            var workload = serving.workloads().getFirst();
            var cluster =
                    clusters.start(described.number(), address, new RegionCluster.Setting(gateway, workload, replicas));
            var monitoring = PrometheusTwin.start(address, GatewayCounters.asked(serving), gateway, cluster);
            S3Twin s3 = s3(described, address);
            var behind = new InetSocketAddress(address, s3.endpoint().getPort());
            var front = Link.open(new InetSocketAddress(address, ports.s3()), behind);
            return new Site(described, address, gateway, cluster, monitoring, s3, front, replicas);
        }

        private S3Twin s3(RegionFiles.Described described, InetAddress address) {
            Region region = described.region();
            return S3Twin.start(
                    region,
                    new InetSocketAddress(address, 0),
                    List.of(described.board(), described.models()),
                    identities(region, all),
                    event -> listener.accept(region, event));
        }
    }

    private static int replicas(Tier tier) {
        return switch (tier) {
            case PRIMARY -> PRIMARY_REPLICAS;
            case HOT -> PRIMARY_REPLICAS / 2;
            case COLD -> 0;
        };
    }

    private static List<Identity> identities(Region own, List<RegionFiles.Described> all) {
        Stream<Identity> regents = all.stream()
                .map(RegionFiles.Described::region)
                .map(region -> identity(Key.ofRegent(region), region.equals(own)));
        return Stream.concat(regents, Stream.of(identity(Key.BREAK_GLASS, true), identity(Key.SANDBOX, true)))
                .toList();
    }

    private static Identity identity(Key key, boolean writes) {
        return writes ? Identity.writer(key.id(), key.secret()) : Identity.reader(key.id(), key.secret());
    }

    public List<Site> all() {
        return sites;
    }

    public List<Region> regions() {
        return sites.stream().map(Site::region).toList();
    }

    public Site of(Region region) {
        return sites.stream()
                .filter(site -> site.region().equals(region))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no region " + region));
    }

    @Override
    public void close() {
        sites.forEach(Site::close);
    }
}
