package dev.regent.sandbox.faults;

import dev.regent.sandbox.clients.Demand;
import dev.regent.sandbox.clients.InferenceClient;
import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.sandbox.links.Links;
import dev.regent.sandbox.regents.RegentProcess;
import dev.regent.sandbox.regents.Regents;
import dev.regent.sandbox.topology.Boards;
import dev.regent.sandbox.topology.RegionFiles;
import dev.regent.sandbox.topology.Route53;
import dev.regent.sandbox.topology.Site;
import dev.regent.sandbox.topology.Sites;
import dev.regent.world.Region;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The faults that every sandbox has. */
public final class KnownFaults {
    private static final Duration FLAP = Duration.ofSeconds(2);
    private static final Duration JUMP = Duration.ofHours(1);
    private static final int CROWD = 120;
    private static final int RUSH = 50;
    /** With the usual users, five times the 120 requests/s that the primary serves. */
    private static final int FLOOD = 560;

    private static final int ENOUGH_REPLICAS = 6;

    private final Reach reach;
    private final Boards boards;
    private final Crowd rush;
    private final Crowd crowd;
    private final Crowd flood;

    /** What faults are done to. */
    public record Reach(RegionFiles files, Sites sites, Links links, Route53 route53, Regents regents) {}

    private KnownFaults(Reach reach) {
        this.reach = reach;
        this.boards = new Boards(reach.sites(), reach.files().service());
        this.rush = new Crowd(() -> InferenceClient.perRequest(demand(RUSH)));
        this.crowd = new Crowd(() -> InferenceClient.perRequest(demand(CROWD)));
        this.flood = new Crowd(() -> InferenceClient.pooled(demand(FLOOD)));
    }

    private Demand demand(int requestsPerSecond) {
        int port = reach.sites().all().getFirst().gateway().endpoint().getPort();
        return new Demand(
                reach.files().dnsName(), port, reach.route53().nameServers(), requestsPerSecond, Duration.ofSeconds(2));
    }

    public static List<Fault> of(Reach reach) {
        var faults = new KnownFaults(reach);
        return Stream.of(
                        faults.gateways(),
                        faults.regents(),
                        faults.wholes(),
                        new LinkFaults(reach.sites().regions(), reach.links()).all(),
                        new ClusterFaults(reach.sites()).all(),
                        faults.capacity())
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Fault> gateways() {
        var dies = dev.regent.sandbox.gateway.Fault.DIES;
        Fault flap = gateway("short-flap", "the gateway refuses connections for 2 s", dies);
        return Stream.of(
                gateway("gateway-dies", "the gateway refuses connections", dies),
                gateway("gateway-hangs", "the gateway accepts connections and never answers", of("HANGS")),
                gateway("inference-fails", "liveness answers 200, inference 500", of("INFERENCE_FAILS")),
                gateway("inference-hangs", "liveness answers 200, inference never", of("INFERENCE_HANGS")),
                gateway("no-ready-replica", "liveness and inference answer 503", of("NO_READY_REPLICA")),
                gateway("gateway-slow", "every answer takes 5 s", of("SLOW")),
                new Fault(flap.name(), flap.what(), flap.inject(), flap.heal(), FLAP));
    }

    private static dev.regent.sandbox.gateway.Fault of(String name) {
        return dev.regent.sandbox.gateway.Fault.valueOf(name);
    }

    private Fault gateway(String name, String what, dev.regent.sandbox.gateway.Fault fault) {
        return new Fault(name, what, on(gateway -> gateway.inject(fault)), on(gateway -> gateway.heal(fault)));
    }

    private Consumer<Region> on(Consumer<InferenceGateway> what) {
        return region -> what.accept(site(region).gateway());
    }

    private Stream<Fault> regents() {
        return Stream.of(
                new Fault(
                        "regent-dies",
                        "kill -9 of the region's regents",
                        each(RegentProcess::kill),
                        each(RegentProcess::start)),
                new Fault(
                        "active-replica-dies",
                        "kill -9 of the replica that writes",
                        this::killWriter,
                        each(RegentProcess::start)),
                new Fault(
                        "regent-paused",
                        "SIGSTOP of the region's regents",
                        each(RegentProcess::pause),
                        each(RegentProcess::resume)),
                new Fault(
                        "wall-clock-jumps",
                        "the wall clock of the region's regents is an hour ahead",
                        each(regent -> regent.setWallClock(JUMP)),
                        each(regent -> regent.setWallClock(Duration.ZERO))),
                new Fault(
                        "all-regents-die",
                        "kill -9 of every region's regents",
                        region -> all().forEach(RegentProcess::kill),
                        region -> all().forEach(RegentProcess::start)));
    }

    private Consumer<Region> each(Consumer<RegentProcess> what) {
        return region -> reach.regents().of(region).forEach(what);
    }

    private List<RegentProcess> all() {
        return reach.regents().all();
    }

    private void killWriter(Region region) {
        Optional<String> writer =
                boards.report(region).map(report -> report.path("writer").asText());
        writer.flatMap(reach.regents()::named).ifPresent(RegentProcess::kill);
    }

    private Stream<Fault> wholes() {
        return Stream.of(
                new Fault(
                        "region-dark",
                        "gateway, S3, regents and Route 53's checkers of the region are gone",
                        this::darken,
                        this::lighten),
                new Fault(
                        "s3-down",
                        "the region's S3 refuses connections, for everybody",
                        region -> site(region).s3Front().cut(),
                        region -> site(region).s3Front().heal()),
                new Fault(
                        "route53-api-down",
                        "Route 53's control plane refuses connections; its data plane goes on",
                        region -> reach.route53().front().cut(),
                        region -> reach.route53().front().heal()),
                new Fault(
                        "votes-unseen",
                        "Route 53's checkers cannot reach the region's S3",
                        this::hideBoard,
                        this::showBoard));
    }

    private void darken(Region region) {
        site(region).gateway().inject(dev.regent.sandbox.gateway.Fault.DIES);
        site(region).s3Front().cut();
        reach.route53().checkers().darken(region.name());
        each(RegentProcess::kill).accept(region);
    }

    private void lighten(Region region) {
        site(region).gateway().heal(dev.regent.sandbox.gateway.Fault.DIES);
        site(region).s3Front().heal();
        reach.route53().checkers().lighten(region.name());
        each(RegentProcess::start).accept(region);
    }

    private void hideBoard(Region region) {
        InetSocketAddress s3 = site(region).s3Front().address();
        reach.route53().checkers().hide(s3.getAddress(), s3.getPort());
    }

    private void showBoard(Region region) {
        InetSocketAddress s3 = site(region).s3Front().address();
        reach.route53().checkers().show(s3.getAddress(), s3.getPort());
    }

    private Stream<Fault> capacity() {
        return Stream.of(
                new Fault(
                        "region-able",
                        "not a fault: the region gets six replicas",
                        ready(ENOUGH_REPLICAS),
                        this::usualReplicas),
                new Fault("weak-capacity", "one replica is left, for 20 requests/s", ready(1), this::usualReplicas),
                new Fault("rush", "50 requests/s more than usual", region -> rush.come(), region -> rush.go()),
                new Fault("overload", "120 requests/s more than usual", region -> crowd.come(), region -> crowd.go()),
                new Fault("flood", "five times what the primary serves", region -> flood.come(), region -> flood.go()));
    }

    private Consumer<Region> ready(int replicas) {
        return region -> site(region).cluster().holdAt(replicas);
    }

    private void usualReplicas(Region region) {
        site(region).cluster().restore();
    }

    private Site site(Region region) {
        return reach.sites().of(region);
    }
}
