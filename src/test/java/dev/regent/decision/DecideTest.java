package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Decision;
import dev.regent.world.HeldVote;
import dev.regent.world.OwnBoard;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceDecision;
import dev.regent.world.Strain;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What holds of one regent's decision in any world. */
class DecideTest {
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void theSameWorldGivesTheSameDecision(@ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        assertThat(Worlds.any(count, seed).decision())
                .isEqualTo(Worlds.any(count, seed).decision());
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void carriedOutTwiceADecisionChangesNothingTheSecondTime(
            @ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        World world = Worlds.any(count, seed).notLooked().world();

        Decision first = Decide.decide(world, AWorld.NOW);
        World carriedOut = after(world, first.report());
        Decision second = Decide.decide(carriedOut, AWorld.NOW);
        Decision third = Decide.decide(after(carriedOut, second.report()), AWorld.NOW);

        assertThat(of(second).said().votes().keySet())
                .isEqualTo(of(first).said().votes().keySet());
        assertThat(of(third).said()).isEqualTo(of(second).said());
        assertThat(of(third).move()).isEqualTo(of(second).move());
        assertThat(third.report().intents()).isEqualTo(second.report().intents());
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void votesOnlyAgainstItsOwnRegionTheHomeAndAFormerHomeUntilTheChangeIsEverywhere(
            @ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        AWorld world = Worlds.any(count, seed);
        Situation situation = world.situation();
        Set<Region> may = new HashSet<>(List.of(situation.self()));
        situation.home().ifPresent(may::add);
        if (!situation.insync() || situation.home().isEmpty()) {
            may.addAll(situation.heldBefore().keySet());
        }

        assertThat(may).containsAll(world.decide().said().votes().keySet());
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void nothingNewIsVotedAgainstAHomeWhilePaused(@ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        AWorld world = Worlds.any(count, seed).intent(Given.pause(1000));
        Situation situation = world.situation();
        boolean isOrdered = world.picture().orderUnderWay().isPresent();

        Set<Region> added = new HashSet<>(world.decide().said().votes().keySet());
        added.removeAll(situation.heldBefore().keySet());

        if (!isOrdered) {
            assertThat(situation.home().filter(added::contains)).isEmpty();
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void everythingHasASentence(@ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        Decision decision = Worlds.any(count, seed).decision();
        ServiceDecision chat = of(decision);

        assertThat(decision.why()).isNotBlank();
        assertThat(chat.said().condition().why()).isNotBlank();
        assertThat(chat.said().ableWhy()).isNotBlank();
        assertThat(chat.said().votes().values()).extracting(HeldVote::why).allMatch(why -> !why.isBlank());
        assertThat(chat.able().values()).allMatch(verdict -> !verdict.why().isBlank());
        assertThat(chat.refusals())
                .allMatch(refusal -> !refusal.why().isBlank() && !refusal.what().isBlank());
        assertThat(chat.move().stream()).allMatch(move -> !move.why().isBlank());
    }

    /** Nobody is reached, no regent is heard, nothing is read: nothing new against the home, and no weights. */
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void silenceAloneConvictsNobody(@ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        Random random = new Random(seed);
        AWorld world = AWorld.of(count).seenFrom(pick(AWorld.of(count).regions(), random));
        for (Region region : world.regions()) {
            Sign open = random.nextInt(4) == 0 ? Sign.UNKNOWN : Sign.YES;
            world.witness(region, random.nextBoolean() ? Sign.UNKNOWN : Sign.YES, open);
            world.regions().forEach(at -> world.sees(region, at, AWorld.REFUSED, random.nextInt(20)));
            if (random.nextBoolean()) {
                world.silent(region);
            }
        }

        Region home = world.situation().home().orElseThrow();
        assertThat(world.votes()).doesNotContainKey(home);
        assertThat(world.decide().move()).isEmpty();
    }

    /** A dead API server and a dead Prometheus: whatever else there is decides as if there had never been any. */
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void whoCannotSeeItsClusterDecidesAsWithoutOne(@ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        AWorld without = unwatched(Worlds.any(count, seed));
        AWorld blind = unwatched(Worlds.any(count, seed));
        blind.cluster = new Reading.Unknown<>(AWorld.NOW, "the API server does not answer", 30);
        blind.signals = new Reading.Unknown<>(AWorld.NOW, "Prometheus does not answer", 30);

        assertThat(blind.decide().said()).isEqualTo(without.decide().said());
        assertThat(blind.decide().move()).isEqualTo(without.decide().move());
    }

    private static AWorld unwatched(AWorld world) {
        world.cluster = Reading.notYet(AWorld.NOW);
        world.signals = Reading.notYet(AWorld.NOW);
        world.strain = Strain.NONE;
        return world;
    }

    private static Region pick(List<Region> regions, Random random) {
        return regions.get(random.nextInt(regions.size()));
    }

    private static ServiceDecision of(Decision decision) {
        return Objects.requireNonNull(decision.services().get(AWorld.CHAT));
    }

    /** The next tick after this was carried out, without anything new to see. */
    static World after(World world, Report report) {
        Set<OwnBoard.Vote> votes = new HashSet<>();
        Objects.requireNonNull(report.services().get(AWorld.CHAT))
                .votes()
                .keySet()
                .forEach(region -> votes.add(new OwnBoard.Vote(AWorld.CHAT, region)));
        return new World(
                world.settings(),
                world.replica(),
                Optional.of(report),
                new Reading.Known<>(new OwnBoard(Optional.of(report), votes), 2000),
                Optional.empty(),
                world.ownBoard(),
                world.peers(),
                world.services(),
                report.intents(),
                world.canaries(),
                world.attention(),
                false);
    }
}
