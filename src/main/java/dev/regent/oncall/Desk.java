package dev.regent.oncall;

import dev.regent.loop.Inbox;
import dev.regent.loop.Teller;
import dev.regent.world.Decision;
import dev.regent.world.Intent;
import dev.regent.world.OwnBoard;
import dev.regent.world.Report;
import dev.regent.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Where orders lie until they are seen on this region's board. From there they travel to everybody, so that an order
 * that was answered outlives this regent.
 */
public final class Desk implements Inbox, Teller {
    private final InstantSource wall;
    private final Map<Intent.Id, Waiting> waiting = new ConcurrentSkipListMap<>();
    private long highest;

    private record Waiting(Intent order, CompletableFuture<Intent> written) {}

    /** @param wall numbers the orders */
    public Desk(InstantSource wall) {
        this.wall = wall;
    }

    /** A number greater than every one that was seen: a hybrid logical clock. */
    synchronized Intent.Id number(World world) {
        long seen = world.intents().isEmpty() ? 0 : world.intents().lastKey().clock();
        highest = Math.max(wall.millis(), Math.max(seen, highest) + 1);
        return new Intent.Id(highest, world.self());
    }

    /** Hands an order in; completes once it is seen on this region's board. */
    CompletableFuture<Intent> handIn(Intent order) {
        var written = new CompletableFuture<Intent>();
        waiting.put(order.id(), new Waiting(order, written));
        return written;
    }

    @Override
    public List<Intent> asked() {
        return waiting.values().stream().map(Waiting::order).toList();
    }

    @Override
    public void tell(World world, Decision decision, Instant now) {
        Set<Intent.Id> onBoard = world.own()
                .known()
                .flatMap(OwnBoard::report)
                .map(Report::intents)
                .map(Map::keySet)
                .orElse(Set.of());
        waiting.forEach((id, it) -> {
            if (onBoard.contains(id)) {
                waiting.remove(id);
                it.written().complete(it.order());
            } else if (!now.isBefore(it.order().expires())) {
                waiting.remove(id);
            }
        });
    }
}
