package dev.regent.decision;

import dev.regent.world.Condition.Unknown;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.ProbeResult;
import dev.regent.world.Region;
import dev.regent.world.Serving;
import dev.regent.world.Strain;
import dev.regent.world.Witness.Sign;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** Worlds by chance, from the likely to the absurd; the same seed gives the same world. */
final class Worlds {
    private static final List<Sign> SIGNS = List.of(Sign.YES, Sign.NO, Sign.UNKNOWN);
    private static final List<ProbeResult> RESULTS =
            List.of(AWorld.SERVES, AWorld.SHEDS, AWorld.WRONG, AWorld.HANGS, AWorld.REFUSED);

    private final Random random;
    private final AWorld world;

    private Worlds(int count, long seed) {
        random = new Random(seed);
        world = AWorld.of(count);
    }

    static AWorld any(int count, long seed) {
        return new Worlds(count, seed).make();
    }

    private AWorld make() {
        world.seenFrom(region());
        if (oneIn(2)) {
            world.home(region());
        }
        if (oneIn(4)) {
            world.epoch(8, region());
        }
        if (oneIn(20)) {
            world.nobodyKnowsTheHome();
        }
        world.regions().forEach(this::look);
        world.answers(region());
        world.remembers(this::remember);
        speak();
        watch();
        return world;
    }

    private void look(Region region) {
        if (oneIn(2)) {
            world.witness(region, pick(SIGNS), pick(SIGNS));
        }
        world.regions().stream()
                .filter(observer -> oneIn(2))
                .forEach(observer -> world.sees(observer, region, pick(RESULTS), random.nextInt(8)));
        switch (random.nextInt(6)) {
            case 0 -> world.failed(region);
            case 1 -> world.degraded(region, 0.4);
            case 2 -> world.says(region, new Unknown(AWorld.NOW, "not looked at yet"));
            case 3 -> world.silent(region);
            case 4 -> world.couldServe(region, random.nextDouble());
            default -> {}
        }
        if (oneIn(4)) {
            world.holds(region, random.nextInt(30));
        }
        if (oneIn(20)) {
            world.findsOnBoard(region);
        }
    }

    private void watch() {
        if (oneIn(2)) {
            world.serving = new Serving(Serving.Stack.VLLM, List.of(Cluster.CHAT), OptionalDouble.of(10), Map.of());
            world.cluster = Cluster.with(random.nextInt(11), 10);
            world.strain = new Strain(random.nextInt(6), random.nextInt(20), 1);
        }
        if (oneIn(2)) {
            world.signals = Cluster.requests(random.nextInt(300), random.nextDouble());
        }
    }

    private void remember(Kept kept) {
        kept.acting = oneIn(2) ? Optional.of(region()) : Optional.empty();
        kept.actingLooks = random.nextInt(150);
        kept.deadLooks = random.nextInt(20);
        kept.outLooks = random.nextInt(10);
        kept.degradedLooks = random.nextInt(15);
        kept.healthyLooks = random.nextInt(1200);
        kept.stepLooks = random.nextInt(60);
        kept.insync = 6L + random.nextInt(3);
        if (oneIn(4)) {
            kept.left.put(region(), 1 + random.nextInt(600));
        }
    }

    private void speak() {
        if (oneIn(4)) {
            world.paused();
        }
        if (oneIn(3)) {
            Verb verb = oneIn(2) ? Verb.FAILOVER : Verb.FAILBACK;
            Intent order = Given.order(verb, region(), region());
            world.intent(oneIn(5) ? order.ended(Intent.State.DONE, "done") : order);
        }
        if (oneIn(2) && world.situation().home().isPresent()) {
            world.weights(Map.of(region(), 100));
        }
    }

    private Region region() {
        return pick(world.regions());
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }
}
