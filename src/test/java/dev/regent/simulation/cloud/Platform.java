package dev.regent.simulation.cloud;

import dev.regent.world.Board;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Gateway;
import dev.regent.world.InferenceProbe;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Serving;
import dev.regent.world.Settings;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Thresholds;
import dev.regent.world.Tier;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What is simulated: one service in two to five regions.
 *
 * @param service what fails over
 * @param boards  one per region
 * @param rhythm  of all regents
 * @param monitoring of every region's cluster; empty where gateways alone are looked at
 */
public record Platform(Service service, List<Board> boards, Rhythm rhythm, Optional<Monitoring> monitoring) {
    /** The service's name. */
    public static final String CHAT = "chat";

    private static final List<String> NAMES = List.of("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "ap-south-1");
    private static final InferenceProbe PROBE = new InferenceProbe(
            "POST", "/v1/completions", Map.of(), "", 200, "", Duration.ofSeconds(1), Duration.ofSeconds(1));

    public Platform {
        boards = List.copyOf(boards);
    }

    /** Of so many regions, 2 to 5, in the order of preference. */
    public static Platform of(int regions, Thresholds thresholds, FailbackPolicy failback) {
        List<Place> order = IntStream.range(0, regions)
                .mapToObj(number -> place(number, NAMES.get(number)))
                .toList();
        List<Board> boards = order.stream().map(place -> board(place.region())).toList();
        Service service = new Service(
                CHAT, List.of("chat.example.com."), "Z1", order, PROBE, thresholds, failback, Serving.UNKNOWN);
        return new Platform(service, boards, Rhythm.DEFAULTS, Optional.empty());
    }

    public static Platform of(int regions) {
        return of(regions, Thresholds.DEFAULTS, FailbackPolicy.DEFAULTS);
    }

    public Platform withRhythm(Rhythm other) {
        return new Platform(service, boards, other, monitoring);
    }

    /** The same, with clusters that are looked at. */
    public Platform withMonitoring(Monitoring other) {
        Serving serving = new Serving(
                Serving.Stack.VLLM,
                List.of(ClusterModel.WORKLOAD),
                OptionalDouble.of(ClusterModel.PER_REPLICA),
                Map.of(Signal.REQUESTS, "at the gateway", Signal.SUCCESS_RATE, "at the gateway"),
                Serving.Counted.INFERENCE);
        Service monitored = new Service(
                service.name(),
                service.dnsNames(),
                service.hostedZone(),
                service.order(),
                service.probe(),
                service.thresholds(),
                service.failback(),
                serving);
        return new Platform(monitored, boards, rhythm, Optional.of(other));
    }

    private static Place place(int number, String name) {
        Tier tier = number == 0 ? Tier.PRIMARY : Tier.HOT;
        return new Place(new Region(name), tier, new Gateway("http", "192.0.2." + (number + 1), 80, "/health"));
    }

    private static Board board(Region region) {
        URI endpoint = URI.create("https://s3." + region + ".example/board");
        return new Board(region, "board", endpoint, endpoint);
    }

    public List<Region> regions() {
        return service.regions();
    }

    /** As the regent of that region is configured. */
    public Settings settings(Region self) {
        return new Settings(self, boards, List.of(service), "digest");
    }

    /** As an older deployment may have it: less patient, and a shorter memory for votes. */
    public Settings olderSettings(Region self) {
        Thresholds now = service.thresholds();
        Thresholds older = new Thresholds(
                Math.max(2, now.patience() - 1),
                now.stickiness() - 5,
                now.actingService() / 2,
                now.deadAnswer() - 5,
                now.degraded(),
                now.clearlyBetter(),
                now.holdDown(),
                now.takeover(),
                now.quietEpoch(),
                now.ttl());
        Service before = new Service(
                service.name(),
                service.dnsNames(),
                service.hostedZone(),
                service.order(),
                service.probe(),
                older,
                service.failback(),
                service.serving());
        return new Settings(self, boards, List.of(before), "older digest");
    }
}
