package dev.regent.simulation;

import dev.regent.simulation.SmallRoute53.Delays;
import dev.regent.world.Board;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Gateway;
import dev.regent.world.InferenceProbe;
import dev.regent.world.Intent;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import dev.regent.world.Thresholds;
import dev.regent.world.Tier;
import dev.regent.world.WeightMove;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One service in two to five regions with a regent each, on virtual ticks. The regents run the real loop, world and
 * decisions; everything that they look at is a small model. The same calls give the same history, always.
 */
final class Miniature {
    static final String CHAT = "chat";
    static final Delays QUICK = new Delays(2, 4, 20);
    private static final List<String> NAMES = List.of("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "ap-south-1");

    private final List<Region> regions;
    private final Truth truth = new Truth();
    private final SmallRoute53 route53;
    private final Map<Region, Seat> seats = new LinkedHashMap<>();
    private final List<WeightMove> moves = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private int refused;
    private long orders = 1;

    Miniature(int count, Delays delays, FailbackPolicy failback) {
        regions = NAMES.stream().limit(count).map(Region::new).toList();
        route53 = new SmallRoute53(regions, delays, now);
        Service service = service(regions, failback);
        URI nowhere = URI.create("https://s3.example");
        List<Board> boards = regions.stream()
                .map(region -> new Board(region, "board", nowhere, nowhere))
                .toList();
        regions.forEach(region ->
                seats.put(region, new Seat(this, new Settings(region, boards, List.of(service), "digest"))));
    }

    /** Of so many regions, in their quiet state. */
    static Miniature of(int count) {
        return new Miniature(count, QUICK, FailbackPolicy.DEFAULTS).run(40);
    }

    private static Service service(List<Region> regions, FailbackPolicy failback) {
        List<Place> order = regions.stream()
                .map(region -> new Place(region, Tier.HOT, new Gateway("http", "192.0.2.1", 80, "/health")))
                .toList();
        InferenceProbe probe = new InferenceProbe(
                "POST", "/v1/completions", Map.of(), "", 200, "", Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new Service(CHAT, List.of("chat.example."), "Z1", order, probe, Thresholds.DEFAULTS, failback);
    }

    Miniature run(int ticks) {
        for (int i = 0; i < ticks; i++) {
            tick();
        }
        return this;
    }

    void tick() {
        now = now.plusSeconds(1);
        route53.tick(truth::isUp, this::isVotedOutOrDown);
        seats.forEach((region, seat) -> {
            if (!truth.deadRegents.contains(region)) {
                seat.tick(now);
            }
        });
    }

    /** Design §3: its gateway fails, or its own regent says so, or M peers do. */
    boolean isVotedOutOrDown(Region region) {
        return !truth.isUp(region) || isVotedOut(region);
    }

    boolean isVotedOut(Region region) {
        return seat(region).holds(region) || peersAgainst(region) >= regions.size() / 2 + 1;
    }

    long peersAgainst(Region region) {
        return regions.stream()
                .filter(peer -> !peer.equals(region) && seat(peer).holds(region))
                .count();
    }

    Miniature breaks(Region region, Truth.Gateway how) {
        truth.gateways.put(region, how);
        return this;
    }

    Miniature heals(Region region) {
        truth.gateways.remove(region);
        return this;
    }

    Intent ask(Region of, Intent.Verb verb, Optional<Region> from, Optional<Region> to) {
        Intent intent = new Intent(
                new Intent.Id(now.toEpochMilli() + orders++, of),
                verb,
                CHAT,
                from,
                to,
                "maintenance",
                "kim",
                now.plusSeconds(3600),
                Intent.State.OPEN,
                "");
        seat(of).ask(intent);
        return intent;
    }

    void moved(boolean accepted, WeightMove move) {
        if (accepted) {
            moves.add(move);
        } else {
            refused++;
        }
    }

    Region region(int index) {
        return regions.get(index);
    }

    List<Region> regions() {
        return regions;
    }

    Truth truth() {
        return truth;
    }

    SmallRoute53 route53() {
        return route53;
    }

    Seat seat(Region region) {
        return Objects.requireNonNull(seats.get(region));
    }

    /** Changes of weights that were accepted. */
    List<WeightMove> moves() {
        return moves;
    }

    int refused() {
        return refused;
    }

    Instant now() {
        return now;
    }

    Region home() {
        return route53.epoch().home();
    }
}
