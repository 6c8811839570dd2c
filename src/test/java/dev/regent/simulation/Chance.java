package dev.regent.simulation;

import dev.regent.simulation.Truth.Gateway;
import dev.regent.simulation.Truth.Sight;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What goes wrong, and right again, by chance: the same seed gives the same history. */
final class Chance {
    private final Random random;
    private final Miniature miniature;
    private final Truth truth;

    Chance(long seed, Miniature miniature) {
        this.random = new Random(seed);
        this.miniature = miniature;
        this.truth = miniature.truth();
    }

    /** One tick, before which something may have changed. */
    void tick() {
        if (random.nextInt(20) == 0) {
            change();
        }
        miniature.tick();
    }

    private void change() {
        Region region = any();
        Region other = any();
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> miniature.breaks(region, Gateway.ALL.get(random.nextInt(Gateway.ALL.size())));
            case 3, 4, 5, 6 -> miniature.heals(region);
            case 7 -> toggle(truth.deadRegents, region);
            case 8 -> toggle(truth.deadBoards, region);
            case 9 -> toggle(truth.deafToDns, region);
            case 10 -> toggle(truth.cutFromApi, region);
            case 11 -> toggle(truth.cutFromGateway, new Sight(region, other));
            case 12 -> toggle(truth.cutFromBoard, new Sight(region, other));
            case 13 -> miniature.seat(region).restart();
            case 14 -> order(region, other);
            default -> {
                if (random.nextInt(3) == 0) {
                    truth.heal();
                }
            }
        }
    }

    private void order(Region by, Region to) {
        Region home = miniature.home();
        if (random.nextInt(3) == 0) {
            miniature.ask(by, random.nextBoolean() ? Verb.PAUSE : Verb.RESUME, Optional.empty(), Optional.empty());
        } else if (!to.equals(home)) {
            miniature.ask(by, Verb.FAILOVER, Optional.of(home), Optional.of(to));
        }
    }

    private <T> void toggle(Set<T> set, T element) {
        if (!set.remove(element)) {
            set.add(element);
        }
    }

    Region any() {
        return miniature.region(random.nextInt(miniature.regions().size()));
    }
}
