package dev.regent.decision;

import dev.regent.world.Board;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Gateway;
import dev.regent.world.InferenceProbe;
import dev.regent.world.Intent;
import dev.regent.world.Place;
import dev.regent.world.ProbeResult;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Serving;
import dev.regent.world.Settings;
import dev.regent.world.Sighting;
import dev.regent.world.Thresholds;
import dev.regent.world.Tier;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What worlds in tests are made of: settings, sightings and what people asked for. */
final class Given {
    private Given() {}

    static Sighting looks(ProbeResult result, int times) {
        return seen(result, times, AWorld.LOOKS);
    }

    static Sighting seen(ProbeResult result, int times, long last) {
        Sighting sighting = Sighting.NONE;
        for (long look = last - times + 1; look <= last; look++) {
            sighting = sighting.next(new Reading.Known<>(result, look));
        }
        return sighting;
    }

    static Intent order(Intent.Verb verb, Region from, Region to) {
        return new Intent(
                new Intent.Id(10, AWorld.OHIO),
                verb,
                AWorld.CHAT,
                Optional.of(from),
                Optional.of(to),
                "maintenance",
                "kim",
                AWorld.NOW.plusSeconds(3600),
                Intent.State.OPEN,
                "");
    }

    static Intent pause(long clock) {
        return said(Intent.Verb.PAUSE, clock);
    }

    static Intent resume(long clock) {
        return said(Intent.Verb.RESUME, clock);
    }

    private static Intent said(Intent.Verb verb, long clock) {
        return new Intent(
                new Intent.Id(clock, AWorld.OREGON),
                verb,
                AWorld.CHAT,
                Optional.empty(),
                Optional.empty(),
                "a test of the network",
                "kim",
                AWorld.NOW.plusSeconds(3600),
                Intent.State.OPEN,
                "");
    }

    /** Ten looks, the first of which were refused for load. */
    static Sighting shed(int of) {
        Sighting sighting = looks(AWorld.SHEDS, of);
        for (int i = of; i < 10; i++) {
            sighting = sighting.next(new Reading.Known<>(AWorld.SERVES, AWorld.LOOKS + 1 + i));
        }
        return sighting;
    }

    static Settings settings(Region self, List<Region> regions, Service service) {
        URI nowhere = URI.create("https://s3.example");
        List<Board> boards = regions.stream()
                .map(region -> new Board(region, "board-" + region, nowhere, nowhere))
                .toList();
        return new Settings(self, boards, List.of(service), "digest");
    }

    static Service service(List<Region> members, FailbackPolicy failback, Serving serving) {
        List<Place> order = members.stream()
                .map(region -> new Place(region, Tier.HOT, new Gateway("http", "192.0.2.1", 80, "/health")))
                .toList();
        InferenceProbe probe = new InferenceProbe(
                "POST", "/v1/completions", Map.of(), "{}", 200, "", Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new Service(
                AWorld.CHAT, List.of("chat.example."), "Z1", order, probe, Thresholds.DEFAULTS, failback, serving);
    }
}
