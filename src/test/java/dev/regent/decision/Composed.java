package dev.regent.decision;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.HeldVote;
import dev.regent.world.Intent;
import dev.regent.world.Load;
import dev.regent.world.OwnBoard;
import dev.regent.world.PeerBoard;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceReport;
import dev.regent.world.ServiceView;
import dev.regent.world.Sighting;
import dev.regent.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts together what {@link AWorld} was told. */
final class Composed {
    private final AWorld told;

    Composed(AWorld told) {
        this.told = told;
    }

    World world() {
        Map<Region, PeerBoard> peers = new HashMap<>();
        told.regions.stream()
                .filter(region -> !region.equals(told.self))
                .forEach(region -> peers.put(region, board(region)));
        Optional<Report> mine = told.fresh ? Optional.of(report(told.self, told.kept, told.held)) : Optional.empty();
        SortedMap<Intent.Id, Intent> known = new TreeMap<>();
        told.intents.forEach(intent -> known.put(intent.id(), intent));
        return new World(
                Given.settings(told.self, told.regions, Given.service(told.members, told.failback, told.serving)),
                AWorld.REPLICA,
                mine,
                new Reading.Known<>(new OwnBoard(mine, told.onBoard), AWorld.LOOKS),
                Optional.empty(),
                new PeerBoard(mine, 0, AWorld.LOOKS, true),
                peers,
                Map.of(AWorld.CHAT, view()),
                known,
                Map.of(),
                told.attention,
                told.resumed);
    }

    private ServiceView view() {
        return new ServiceView(
                Given.service(told.members, told.failback, told.serving),
                told.sees.getOrDefault(told.self, Map.of()),
                told.witnesses,
                told.epoch,
                told.shown,
                told.answer,
                told.zone,
                told.cluster,
                told.signals,
                told.strain,
                AWorld.LOOKS,
                told.looked);
    }

    private PeerBoard board(Region region) {
        Report report = report(region, told.keptAt.getOrDefault(region, new Kept()), Map.of());
        return new PeerBoard(
                Optional.of(report), told.silent.contains(region) ? AWorld.PATIENCE + 1 : 0, AWorld.LOOKS, true);
    }

    private Report report(Region region, Kept memory, Map<Region, HeldVote> votes) {
        Condition condition = told.conditions.getOrDefault(region, new Healthy("liveness and inference answer"));
        Map<Region, Sighting> seen = new HashMap<>(told.sees.getOrDefault(region, Map.of()));
        if (region.equals(told.self)) {
            seen.putAll(told.reported);
        }
        ServiceReport said = new ServiceReport(
                condition,
                condition.serves() && !told.unable.contains(region),
                condition.why(),
                load(region),
                seen,
                votes,
                memory.memory());
        return new Report(
                region, AWorld.REPLICA, 100, AWorld.NOW, "digest", Map.of(AWorld.CHAT, said), new TreeMap<>());
    }

    /** Its capacity is told as a share of a hundred requests a second. */
    private Load load(Region region) {
        Optional<Double> could = Optional.ofNullable(told.couldServe.get(region));
        return new Load(
                perSecond(Optional.ofNullable(told.asked.get(region))), perSecond(could.map(share -> 100 * share)));
    }

    private static OptionalDouble perSecond(Optional<Double> requests) {
        return requests.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }
}
