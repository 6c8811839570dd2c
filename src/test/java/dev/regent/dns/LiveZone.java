package dev.regent.dns;

import dev.regent.decision.DesiredZone;
import dev.regent.decision.ZoneAudit;
import dev.regent.decision.ZoneSamples;
import dev.regent.loop.Calls;
import dev.regent.loop.Watch.Footing;
import dev.regent.sandbox.route53.ChangeEvent;
import dev.regent.sandbox.route53.Route53Settings;
import dev.regent.sandbox.route53.api.Credentials;
import dev.regent.sandbox.route53.api.Route53Api;
import dev.regent.sandbox.topology.Key;
import dev.regent.sandbox.topology.ServiceZone;
import dev.regent.world.Board;
import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.Epoch;
import dev.regent.world.ObservedZone;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import dev.regent.world.Tempo;
import dev.regent.world.WeightMove;
import dev.regent.world.ZoneState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;

/** A zone in the Route 53 twin, made as desired for a service with two names in three regions, and regents' views. */
final class LiveZone implements AutoCloseable {
    static final Region EAST = ZoneSamples.REGIONS.get(0);
    static final Region OHIO = ZoneSamples.REGIONS.get(1);
    static final Region OREGON = ZoneSamples.REGIONS.get(2);

    /** Everything as in earnest, only sooner. */
    private static final Timing SOON = new Timing(
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofMillis(100));

    final Route53Api api;
    final ServiceZone zone;
    final Service service;
    final Settings settings;
    private final DesiredZoneSpec desired;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final Deque<Runnable> open = new ArrayDeque<>();

    LiveZone(Route53Settings behaviour) {
        api = Route53Api.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(new Credentials(Key.SANDBOX.id(), Key.SANDBOX.secret())),
                InstantSource.system(),
                behaviour);
        zone = ServiceZone.create(api.endpoint(), Key.SANDBOX, "example.com");
        service = inZone(ZoneSamples.service(3, List.of("api.example.com.", "chat.example.com.")), zone.id());
        settings = settings(service, EAST);
        desired = DesiredZone.of(settings, service, ZoneSamples.FIRST);
        zone.make(desired, 1);
    }

    /** Changes take half a second to be INSYNC. */
    static LiveZone quick() {
        Duration half = Duration.ofMillis(500);
        return new LiveZone(Route53Settings.DEFAULT.withPropagation(half, half));
    }

    private static Service inZone(Service sample, String id) {
        return new Service(
                sample.name(),
                sample.dnsNames(),
                id,
                sample.order(),
                sample.probe(),
                sample.thresholds(),
                sample.failback(),
                sample.serving());
    }

    private static Settings settings(Service service, Region self) {
        List<Board> boards = new ArrayList<>();
        for (Region region : service.regions()) {
            URI checked = URI.create("http://198.51.100." + boards.size() + ":9000/board-" + region);
            boards.add(new Board(region, "board-" + region, checked, checked));
        }
        return new Settings(self, boards, List.of(service), "digest");
    }

    /** A regent's view through an endpoint; looking. */
    Route53Zones regent(Region self, URI endpoint) {
        Route53Client client = client(endpoint);
        open.push(client::close);
        Route53Zones zones = new Route53Zones(
                client,
                settings(service, self),
                this::audit,
                new Footing(timer, InstantSource.system(), Calls.UNHEARD),
                SOON);
        open.push(zones::close);
        return zones.start();
    }

    Route53Zones regent(Region self) {
        return regent(self, api.endpoint());
    }

    private List<String> audit(Service of, ObservedZone observed) {
        return new ZoneAudit(of, Tempo.DEFAULTS, desired, observed).findings();
    }

    static Route53Client client(URI endpoint) {
        return Route53Client.builder()
                .endpointOverride(endpoint)
                .region(software.amazon.awssdk.regions.Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(Key.SANDBOX.id(), Key.SANDBOX.secret())))
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Duration.ofMillis(700)))
                .overrideConfiguration(Route53Calls.unrepeated())
                .build();
    }

    WeightMove move(Epoch from, Region home) {
        Map<Region, Integer> weights =
                Map.of(EAST, home.equals(EAST) ? 100 : 0, OHIO, home.equals(OHIO) ? 100 : 0, OREGON, 0);
        return new WeightMove("chat", from, home, weights, "a test says so");
    }

    ZoneState state(Route53Zones zones) {
        Reading<ZoneState> reading = zones.latest().get("chat");
        return reading == null ? missing() : reading.known().orElseGet(LiveZone::missing);
    }

    private static ZoneState missing() {
        throw new AssertionError("the zone is not known");
    }

    /** Adds so many names of others between our own, in Route 53's order. */
    void fill(int others) {
        List<Change> changes = IntStream.range(0, others)
                .mapToObj(number -> Change.builder()
                        .action(ChangeAction.CREATE)
                        .resourceRecordSet(set -> set.name("a" + (1000 + number) + ".api.example.com.")
                                .type(RRType.TXT)
                                .ttl(60L)
                                .resourceRecords(ResourceRecord.builder()
                                        .value("\"other\"")
                                        .build()))
                        .build())
                .toList();
        zone.client()
                .changeResourceRecordSets(
                        request -> request.hostedZoneId(zone.id()).changeBatch(batch -> batch.changes(changes)));
    }

    /** Requests to change records since the zone was made. */
    List<ChangeEvent> changes() {
        return api.history().subList(1, api.history().size());
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
        timer.shutdownNow();
        zone.close();
        api.close();
    }
}
