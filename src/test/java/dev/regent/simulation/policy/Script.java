package dev.regent.simulation.policy;

import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.history.Fault;
import dev.regent.simulation.history.Happening;
import dev.regent.simulation.history.History;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes a directed history: whole seconds are given, and chance adds a part of one to each. */
final class Script {
    private final Dice dice;
    private final int count;
    private final List<Happening> happenings = new ArrayList<>();

    Script(long seed, int regions) {
        this.dice = new Dice(seed).of("provocation");
        this.count = regions;
    }

    Dice dice() {
        return dice;
    }

    void at(int second, int seconds, Fault fault) {
        at(second, Duration.ofSeconds(seconds), fault);
    }

    void at(int second, Duration lasts, Fault fault) {
        Duration chance = dice.upTo(Duration.ofSeconds(1));
        happenings.add(new Happening(Duration.ofSeconds(second).plus(chance), lasts, fault));
    }

    Region region(int number) {
        return Platform.of(count).regions().get(number);
    }

    String regent(int number) {
        return region(number) + "-a";
    }

    History history(long seed, int healed) {
        return History.quiet(seed, count, Duration.ofSeconds(healed)).with(happenings);
    }
}
