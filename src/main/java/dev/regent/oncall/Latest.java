package dev.regent.oncall;

import dev.regent.loop.Teller;
import dev.regent.world.Decision;
import dev.regent.world.Reading;
import dev.regent.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the last moment for whoever asks, and how old its readings are. */
public final class Latest implements Teller {
    private final Map<String, Look> looks = new HashMap<>();
    private volatile @Nullable Moment moment;

    /** The number of the last look, and when it was first seen here. */
    private record Look(long number, Instant seen) {}

    /** Empty before the first tick. */
    public Optional<Moment> moment() {
        return Optional.ofNullable(moment);
    }

    @Override
    public void tell(World world, Decision decision, Instant now) {
        var ages = new TreeMap<String, Duration>();
        numbers(world).forEach((what, number) -> {
            Look before = looks.get(what);
            Look look = before != null && before.number() == number ? before : new Look(number, now);
            looks.put(what, look);
            if (number > 0) {
                ages.put(what, Duration.between(look.seen(), now));
            }
        });
        moment = new Moment(world, decision, now, ages);
    }

    private static Map<String, Long> numbers(World world) {
        Map<String, Long> numbers = new HashMap<>();
        numbers.put("board " + world.self(), world.own().looks());
        world.peers().forEach((region, board) -> numbers.put("board " + region, board.looks()));
        world.canaries().forEach((region, reading) -> numbers.put("canary " + region, reading.looks()));
        world.services().forEach((name, view) -> {
            numbers.put("answer " + name, view.looks());
            numbers.put("zone " + name, view.zone().looks());
            numbers.put("cluster of " + name, view.cluster().looks());
            numbers.put("monitoring of " + name, view.signals().looks());
            view.sightings()
                    .forEach((region, sighting) -> numbers.put("gateway " + name + " " + region, sighting.looks()));
        });
        return numbers;
    }

    /** Why nothing is known, where nothing is. */
    static Optional<String> unknown(Reading<?> reading) {
        return switch (reading) {
            case Reading.Known<?> known -> Optional.empty();
            case Reading.Unknown<?> unknown -> Optional.of(unknown.why());
        };
    }
}
