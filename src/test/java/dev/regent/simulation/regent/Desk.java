package dev.regent.simulation.regent;

import dev.regent.decision.Judgement;
import dev.regent.decision.Orders;
import dev.regent.loop.Inbox;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.OwnBoard;
import dev.regent.world.Region;
import dev.regent.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where on-call's orders are judged, numbered, and lie until they are seen on the board. */
final class Desk implements Inbox {
    private static final Duration VALID = Duration.ofMinutes(10);

    private final Setting setting;
    private final List<Intent> waiting = new ArrayList<>();
    private long highest;

    Desk(Setting setting) {
        this.setting = setting;
    }

    /** The order as it was taken; empty where it was refused. */
    Optional<Intent> take(World world, Verb verb, Optional<Region> to, Instant wall) {
        long seen = world.intents().isEmpty() ? 0 : world.intents().lastKey().clock();
        highest = Math.max(wall.toEpochMilli(), Math.max(seen, highest) + 1);
        Instant now = setting.clock().instant();
        String service = setting.cloud().platform().service().name();
        Optional<Region> home =
                Optional.ofNullable(world.services().get(service)).flatMap(view -> view.home());
        Intent asked = new Intent(
                new Intent.Id(highest, setting.self()),
                verb,
                service,
                verb == Verb.FAILOVER || verb == Verb.FAILBACK ? home : Optional.empty(),
                to,
                "by hand " + highest,
                "kim",
                now.plus(VALID),
                Intent.State.OPEN,
                "");
        Intent order = Orders.completed(world, asked, now);
        if (Orders.judge(world, order, now) instanceof Judgement.Accepted) {
            waiting.add(order);
            return Optional.of(order);
        }
        return Optional.empty();
    }

    @Override
    public List<Intent> asked() {
        return List.copyOf(waiting);
    }

    /** What is on the own board need not lie here any more. */
    void tell(World world, Instant now) {
        waiting.removeIf(order -> !now.isBefore(order.expires())
                || world.own()
                        .known()
                        .flatMap(OwnBoard::report)
                        .filter(report -> report.intents().containsKey(order.id()))
                        .isPresent());
    }
}
