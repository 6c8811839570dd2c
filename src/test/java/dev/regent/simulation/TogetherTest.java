package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.SmallRoute53.Delays;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.WeightMove;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What holds of several regents together, whatever goes wrong and whatever each of them sees of it. */
class TogetherTest {
    /** Looks at a region, patience included, after which every regent that can see has seen that it serves. */
    private static final int SEEN = 15;

    /**
     * All regions are out only while one that is able becomes open: three ticks, and those until Route 53 shows that
     * the others are out. Regions count as out as soon as a vote is written, and as able where they serve and their own
     * regent is in order: one whose regent died behind its own vote stays out.
     */
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theyNeverPutAllRegionsOutForLongWhileOneIsAble(
            @ForAll @IntRange(min = 2, max = 5) int count,
            @ForAll @IntRange(min = 1, max = 6) int out,
            @ForAll long seed) {
        Miniature miniature = new Miniature(count, new Delays(out, 2 * out, 30), FailbackPolicy.DEFAULTS).run(60);
        Chance chance = new Chance(seed, miniature);
        Map<Region, Integer> serving = new HashMap<>();
        int allOut = 0;

        for (int tick = 0; tick < 400; tick++) {
            chance.tick();
            miniature.regions().forEach(region -> count(serving, region, isInOrder(miniature, region)));
            boolean oneIsAble = serving.values().stream().anyMatch(ticks -> ticks > SEEN + 2 * out);
            boolean noneIsOpen = miniature.regions().stream().allMatch(miniature::isVotedOutOrDown);
            allOut = oneIsAble && noneIsOpen ? allOut + 1 : 0;

            assertThat(allOut).as("at tick %d", tick).isLessThanOrEqualTo(3 + out);
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theyComeToRestOnceEverythingIsHealed(@ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        Miniature miniature = Miniature.of(count);
        Chance chance = new Chance(seed, miniature);
        for (int tick = 0; tick < 300; tick++) {
            chance.tick();
        }

        miniature.truth().heal();
        miniature.ask(miniature.region(0), Verb.RESUME, Optional.empty(), Optional.empty());
        int moves = miniature.moves().size();
        miniature.run(300);

        Region home = miniature.home();
        assertThat(miniature.moves().size() - moves).isLessThanOrEqualTo(1);
        assertThat(miniature.route53().answer()).containsExactly(home);
        assertThat(miniature.route53().weights().get(home)).isEqualTo(100);
        assertThat(miniature.isVotedOut(home)).isFalse();
        assertThat(miniature.peersAgainst(home)).isZero();
        Set<Region> open = miniature.route53().open();
        assertThat(open).contains(home).hasSize(2);

        for (int tick = 0; tick < 100; tick++) {
            miniature.tick();
            assertThat(miniature.route53().open()).isEqualTo(open);
            assertThat(miniature.home()).isEqualTo(home);
        }
    }

    /** The home's regent alone, or fewer than M of its peers, see everything fail, or nothing at all; nothing has failed. */
    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void whatAMinorityBelievesMovesNothingButItsOwnRegion(
            @ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        Miniature miniature = Miniature.of(count);
        Random random = new Random(seed);
        Region home = miniature.home();

        for (int tick = 0; tick < 200; tick++) {
            if (tick % 50 == 0) {
                miniature.truth().heal();
                misguide(miniature, random);
            }
            miniature.tick();

            assertThat(miniature.isVotedOut(home)).isFalse();
            assertThat(miniature.route53().answer()).containsExactly(home);
        }
        assertThat(miniature.moves()).isEmpty();
    }

    private static void misguide(Miniature miniature, Random random) {
        if (random.nextInt(3) == 0) {
            misguide(miniature, miniature.home(), random);
            return;
        }
        int count = miniature.regions().size();
        for (int i = 0; i < count / 2; i++) {
            misguide(miniature, miniature.region(1 + random.nextInt(count - 1)), random);
        }
    }

    private static void misguide(Miniature miniature, Region region, Random random) {
        Truth truth = miniature.truth();
        switch (random.nextInt(4)) {
            case 0 -> truth.deafToDns.add(region);
            case 1 -> truth.deadRegents.add(region);
            case 2 -> miniature.regions().forEach(at -> truth.cutFromGateway.add(new Truth.Sight(region, at)));
            default -> truth.mad.add(region);
        }
    }

    /** Without an order and without an automatic policy, whoever is home stays home while it serves. */
    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void noRecoveryMovesTheWeightsBack(@ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        Miniature miniature = Miniature.of(count);
        Random random = new Random(seed);
        miniature.breaks(miniature.home(), Truth.Gateway.REFUSES).run(200);
        Region home = miniature.home();
        List<WeightMove> moves = List.copyOf(miniature.moves());
        assertThat(moves).hasSize(1);

        for (int tick = 0; tick < 300; tick++) {
            if (random.nextInt(20) == 0) {
                Region other = miniature.region(random.nextInt(count));
                miniature.breaks(other, other.equals(home) ? Truth.Gateway.SERVES : anyState(random));
            }
            miniature.tick();
            assertThat(miniature.route53().answer()).containsExactly(home);
        }
        assertThat(miniature.moves()).isEqualTo(moves);
    }

    private static Truth.Gateway anyState(Random random) {
        return Truth.Gateway.ALL.get(random.nextInt(Truth.Gateway.ALL.size()));
    }

    private static boolean isInOrder(Miniature miniature, Region region) {
        return miniature.truth().serves(region) && miniature.truth().isSane(region);
    }

    private static void count(Map<Region, Integer> ticks, Region region, boolean goesOn) {
        if (goesOn) {
            ticks.merge(region, 1, Integer::sum);
        } else {
            ticks.remove(region);
        }
    }
}
