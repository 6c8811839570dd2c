package dev.regent.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regent.sandbox.clients.Demand;
import dev.regent.sandbox.faults.Fault;
import dev.regent.sandbox.faults.Faults;
import dev.regent.sandbox.faults.KnownFaults;
import dev.regent.sandbox.links.Links;
import dev.regent.sandbox.regents.Regents;
import dev.regent.sandbox.timeline.Event;
import dev.regent.sandbox.timeline.Route53Feed;
import dev.regent.sandbox.timeline.Timeline;
import dev.regent.sandbox.topology.Boards;
import dev.regent.sandbox.topology.Key;
import dev.regent.sandbox.topology.RegionFiles;
import dev.regent.sandbox.topology.Route53;
import dev.regent.sandbox.topology.ServiceZone;
import dev.regent.sandbox.topology.Site;
import dev.regent.world.Region;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Three regions, their regents and all that these talk to, on one machine; the package's page says what can be done. */
public final class Sandbox implements AutoCloseable {
    private static final long CLIENTS_TOLD_EVERY_MILLIS = 250;

    private final Options options;
    private final Assembly parts;
    private final Boards boards;
    private final Faults faults;
    private final Clients clients;
    private final Quiet quiet = new Quiet(this);
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            1, Thread.ofPlatform().daemon().name("sandbox").factory());
    private final FreshStart freshStart;

    private Sandbox(Options options, Assembly parts) {
        this.options = options;
        this.parts = parts;
        this.boards = new Boards(parts.sites, parts.files.service());
        this.freshStart = new FreshStart(this, parts, boards, quiet);
        this.faults = new Faults(order(), known(parts), timeline(), InstantSource.system());
        feed();
        this.clients = Clients.start(
                Demand.steady(dnsName(), options.ports().gateway(), parts.route53.nameServers()), timeline());
        var unused = clock.scheduleWithFixedDelay(
                clients::tell, CLIENTS_TOLD_EVERY_MILLIS, CLIENTS_TOLD_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static List<Fault> known(Assembly parts) {
        return KnownFaults.of(
                new KnownFaults.Reach(parts.files, parts.sites, parts.links, parts.route53, parts.regents));
    }

    private void feed() {
        var feed = new Route53Feed(dnsName(), parts.zone.names(), this::who, timeline());
        feed.answersAlready(parts.route53.dataPlane().currentlyAnswered(dnsName(), "A"));
        parts.route53.dataPlane().onHealthChange(feed::health);
        parts.route53.dataPlane().onAnswerChange(feed::answer);
        parts.route53.api().addListener(feed::change);
    }

    private String who(String key) {
        return order().stream()
                .filter(region -> Key.ofRegent(region).id().equals(key))
                .findFirst()
                .map(region -> "regent " + region)
                .orElse(key);
    }

    /**
     * A whole sandbox, ready and quiet.
     *
     * @param progress told in sentences how far it is
     * @throws IllegalStateException if it does not become quiet; the message says what is missing
     */
    public static Sandbox start(Options options, Consumer<String> progress) {
        Assembly parts = new Assembly(options, progress);
        Sandbox sandbox = new Sandbox(options, parts);
        try {
            sandbox.freshStart.first(progress);
            return sandbox;
        } catch (RuntimeException cannot) {
            sandbox.close();
            throw cannot;
        }
    }

    /** The service's regions, most preferred first: home, heir, cold. */
    public List<Region> order() {
        return parts.sites.regions();
    }

    public Region region(String name) {
        return parts.sites.of(new Region(name)).region();
    }

    public Site site(Region region) {
        return parts.sites.of(region);
    }

    public List<Site> sites() {
        return parts.sites.all();
    }

    public Options options() {
        return options;
    }

    /** The service's name in {@code services.yaml}. */
    public String service() {
        return parts.files.service();
    }

    /** The name that clients use, with the trailing dot. */
    public String dnsName() {
        return parts.files.dnsName();
    }

    public RegionFiles files() {
        return parts.files;
    }

    /** Between regents and all that they reach, by region and {@link dev.regent.sandbox.topology.Target}. */
    public Links links() {
        return parts.links;
    }

    public Route53 route53() {
        return parts.route53;
    }

    public ServiceZone zone() {
        return parts.zone;
    }

    /** Epoch and weights as the API has them. */
    public ServiceZone.Now zoneNow() {
        return parts.zone.read(dnsName());
    }

    public Regents regents() {
        return parts.regents;
    }

    public Clients clients() {
        return clients;
    }

    public Faults faults() {
        return faults;
    }

    public Timeline timeline() {
        return parts.timeline;
    }

    /** What an order must carry as its bearer token is in here. */
    public Path tokenFile() {
        return parts.tokenFile;
    }

    /** The regions that a name server may answer now. */
    public Set<Region> answered() {
        return Route53Feed.regions(parts.route53.dataPlane().currentlyAnswered(dnsName(), "A")).stream()
                .map(Region::new)
                .collect(Collectors.toSet());
    }

    /** Whether Route 53 counts the region healthy: its calculated check. */
    public boolean isOpen(Region region) {
        return isHealthy(ServiceZone.calculated(service(), region));
    }

    /** Whether a gateway passes Route 53's own check: the first copy of it. */
    public boolean isUp(Region region) {
        return isHealthy(ServiceZone.calculated(service(), region) + "/gateway-1");
    }

    /** By the symbolic name of the check in the desired zone. */
    public boolean isHealthy(String check) {
        return parts.route53.dataPlane().healthy(parts.zone.checkId(check)).orElse(true);
    }

    /** The votes that lie on the boards now. */
    public List<Boards.Vote> votes() {
        return boards.votes();
    }

    public Optional<JsonNode> report(Region region) {
        return boards.report(region);
    }

    /** What a report says of the service: {@code condition.is}, {@code able}, {@code votes}, {@code sees} … */
    public Optional<JsonNode> said(Region region) {
        return boards.said(region);
    }

    /** {@code GET /v1/status} of that region's regent. */
    public Optional<JsonNode> status(Region region) {
        return parts.regents.status(region);
    }

    /** Restarts every regent with such fields of the service; {@link #reset} goes back to those of the options. */
    public void reconfigure(Map<String, Object> service) {
        freshStart.again(Map.copyOf(service));
    }

    /**
     * Puts everything back: no faults, boards empty and written anew, the zone at epoch 1, regents without memories,
     * clients and timeline at nothing. Returns when it is quiet.
     *
     * @throws IllegalStateException if it does not become quiet; the message says what is missing
     */
    public void reset() {
        freshStart.again(options.service());
    }

    /** What keeps it from being quiet, in sentences; empty when it is. */
    public List<String> unrest() {
        return quiet.missing(Instant.now());
    }

    /** For scenarios: something worth a line in the timeline. */
    public void note(String by, String what) {
        timeline().add(Instant.now(), Event.Kind.NOTE, "", by, what);
    }

    /** {@code ./mvnw -Psandbox}: starts, tells, and stays until it is ended. */
    public static void main(String[] arguments) {
        Main.run();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        parts.regents.close();
        clients.close();
        parts.close();
    }
}
