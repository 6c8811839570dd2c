package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.SERVES;
import static dev.regent.decision.AWorld.SHEDS;
import static dev.regent.decision.AWorld.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Condition;
import dev.regent.world.Memory;
import dev.regent.world.Sighting;
import dev.regent.world.Witness.Sign;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberTest {
    @Test
    void countsTheLooksOfOneActingHome() {
        AWorld world = AWorld.ofThree().out(VIRGINIA).remembers(kept -> {
            kept.acting = Optional.of(OHIO);
            kept.actingLooks = 7;
        });

        assertThat(memory(world).actingLooks()).isEqualTo(8);
        assertThat(memory(world.notLooked()).actingLooks()).isEqualTo(7);
    }

    @Test
    void whoeverDoesNotSeeThatTheHomeIsOutCountsNoneOfThem() {
        AWorld world = AWorld.ofThree().out(VIRGINIA).remembers(kept -> {
            kept.acting = Optional.of(OHIO);
            kept.actingLooks = 7;
        });

        assertThat(memory(world.dnsUnread()).acting()).contains(OHIO);
        assertThat(memory(world).actingLooks()).isEqualTo(7);
    }

    @Test
    void beginsAnewWithTheNextOne() {
        AWorld world = AWorld.ofThree().out(VIRGINIA).out(OHIO).open(OREGON).remembers(kept -> {
            kept.acting = Optional.of(OHIO);
            kept.actingLooks = 7;
        });

        assertThat(memory(world).acting()).contains(OREGON);
        assertThat(memory(world).actingLooks()).isZero();
    }

    @Test
    void countsAnswersOfRegionsThatAreOutAndDoNotServe() {
        AWorld world = dead().remembers(kept -> kept.deadLooks = 3);

        assertThat(memory(world).deadLooks()).isEqualTo(4);
        assertThat(memory(world.notLooked()).deadLooks()).isEqualTo(3);
    }

    @Test
    void whatIsAnsweredBeforeTheLastChangeIsShownIsNotCounted() {
        AWorld world = dead().remembers(kept -> kept.deadLooks = 3);

        assertThat(memory(world.nameServersShow(6, OHIO)).deadLooks()).isEqualTo(3);
    }

    @Test
    void anAnswerThatServesEndsTheCount() {
        assertThat(memory(dead().remembers(kept -> kept.deadLooks = 3).answers(VIRGINIA, OHIO))
                        .deadLooks())
                .isZero();
        assertThat(memory(dead().remembers(kept -> kept.deadLooks = 3).open(VIRGINIA))
                        .deadLooks())
                .isZero();
    }

    @Test
    void aRegionIsNotDeadWhileItsRegentSeesItServe() {
        AWorld world =
                dead().says(VIRGINIA, new Condition.Healthy("it answers")).remembers(kept -> kept.deadLooks = 3);

        assertThat(memory(world).deadLooks()).isZero();
    }

    @Test
    void norBeforeItWasSeenToFailForPatience() {
        AWorld world = dead().remembers(kept -> kept.deadLooks = 3);

        assertThat(memory(world.probe(VIRGINIA, REFUSED, 3)).deadLooks()).isZero();
        assertThat(memory(world.probe(VIRGINIA, REFUSED, 4)).deadLooks()).isEqualTo(4);
    }

    @Test
    void anAnswerThatServesEndsTheCountOnlyOnceItIsNew() {
        AWorld world = dead().open(VIRGINIA).remembers(kept -> kept.deadLooks = 3);

        assertThat(memory(world.notLooked()).deadLooks()).isEqualTo(3);
    }

    @Test
    void countsHowLongAStepHasStoodOnceItIsEverywhere() {
        AWorld world = AWorld.ofThree().remembers(kept -> kept.stepLooks = 20);

        assertThat(memory(world).stepLooks()).isEqualTo(21);
        assertThat(memory(world.remembers(kept -> kept.insync = 6)).stepLooks()).isZero();
    }

    @Test
    void aLookAtDnsThatFailedLeavesEveryCountAsItWas() {
        AWorld world = dead().seenFrom(VIRGINIA).remembers(kept -> {
            kept.deadLooks = 3;
            kept.outLooks = 5;
        });

        Memory memory = memory(world.dnsUnread());

        assertThat(memory.deadLooks()).isEqualTo(3);
        assertThat(memory.outLooks()).isEqualTo(5);
    }

    @Test
    void countsHowLongItSawTheHomeOut() {
        AWorld world = AWorld.ofThree().out(VIRGINIA).out(OREGON).remembers(kept -> kept.outLooks = 5);

        assertThat(memory(world).outLooks()).isEqualTo(6);
        assertThat(memory(world.seenFrom(OREGON)).outLooks()).isEqualTo(6);
        assertThat(memory(world.open(VIRGINIA)).outLooks()).isZero();
        assertThat(memory(world.epoch(8, OREGON)).outLooks()).isZero();
    }

    @Test
    void doesNotCountThatWhileNobodyServesInItsPlace() {
        AWorld world = AWorld.ofThree().out(VIRGINIA).failed(OHIO).out(OHIO).remembers(kept -> kept.outLooks = 5);

        assertThat(memory(world).outLooks()).isZero();
    }

    @Test
    void countsHealthAndDegradationInLooksAtTheOwnGateway() {
        AWorld healthy = AWorld.ofThree().remembers(kept -> kept.healthyLooks = 9);
        AWorld degraded = AWorld.ofThree().probe(VIRGINIA, SHEDS, 9).remembers(kept -> kept.degradedLooks = 9);

        assertThat(memory(healthy).healthyLooks()).isEqualTo(9);
        assertThat(memory(healthy.reportedBefore(VIRGINIA, SERVES)).healthyLooks())
                .isEqualTo(10);
        assertThat(memory(degraded.reportedBefore(VIRGINIA, SHEDS)).degradedLooks())
                .isEqualTo(10);
        assertThat(memory(degraded).healthyLooks()).isZero();
    }

    @Test
    void whatWasCountedOfTheOwnRegionOutlivesARestart() {
        AWorld began = AWorld.ofThree().sees(VIRGINIA, VIRGINIA, Sighting.NONE).remembers(kept -> {
            kept.healthyLooks = 300;
            kept.degradedLooks = 5;
        });

        assertThat(memory(began).healthyLooks()).isEqualTo(300);
        assertThat(memory(began).degradedLooks()).isEqualTo(5);
    }

    @Test
    void aNewEpochBeginsItsCountsAnew() {
        AWorld world = dead().epoch(8, OHIO).remembers(kept -> {
            kept.acting = Optional.of(OREGON);
            kept.actingLooks = 80;
            kept.deadLooks = 10;
            kept.epochLooks = 50;
            kept.stepLooks = 20;
        });

        Memory memory = memory(world);

        assertThat(memory.actingLooks()).isZero();
        assertThat(memory.deadLooks()).isZero();
        assertThat(memory.epochLooks()).isZero();
        assertThat(memory.stepLooks()).isZero();
        assertThat(memory.insync()).isEqualTo(7);
        assertThat(memory.epoch()).map(epoch -> epoch.number()).contains(8L);
    }

    @Test
    void aChangeIsEverywhereWhenRoute53SaysSo() {
        AWorld world = moved();

        assertThat(memory(world.changed(false)).insync()).isEqualTo(7);
        assertThat(memory(world.changed(true)).insync()).isEqualTo(8);
    }

    @Test
    void orWhenAllNameServersHaveShownItForLong() {
        assertThat(memory(moved().remembers(kept -> kept.epochLooks = 58)).insync())
                .isEqualTo(7);
        assertThat(memory(moved().remembers(kept -> kept.epochLooks = 59)).insync())
                .isEqualTo(8);
        assertThat(memory(moved().nameServersShow(7, VIRGINIA).remembers(kept -> kept.epochLooks = 59))
                        .epochLooks())
                .isZero();
    }

    @Test
    void takesTheFirstEpochThatItEverSeesAsKnownEverywhere() {
        assertThat(memory(AWorld.ofThree().remembersNothing()).insync()).isEqualTo(7);
    }

    @Test
    void aZoneThatWasMadeAnewIsNotHeldBackByAHigherEpochOfBefore() {
        AWorld world = AWorld.ofThree().remembers(kept -> kept.insync = 40);

        assertThat(memory(world).insync()).isEqualTo(7);
    }

    @Test
    void remembersForTheHoldDownThatItWasLeftForBeingDegraded() {
        AWorld world = AWorld.ofThree()
                .probe(VIRGINIA, SHEDS, 9)
                .couldServe(OHIO, 1)
                .remembers(kept -> kept.degradedLooks = 10);

        assertThat(memory(world).left()).containsEntry(VIRGINIA, 600);
        assertThat(memory(world.holds(VIRGINIA, 1)).left()).isEmpty();
    }

    /** Whoever has just been left for failing is no better home than one that serves a part. */
    @Test
    void aRegionThatWasHomeIsHeldDownHoweverItWasLeft() {
        assertThat(memory(AWorld.ofThree().seenFrom(OREGON).epoch(8, OHIO)).left())
                .containsOnly(java.util.Map.entry(VIRGINIA, 600));
        assertThat(memory(AWorld.ofThree().seenFrom(OREGON).epoch(8, VIRGINIA)).left())
                .isEmpty();
    }

    @Test
    void theHoldDownRunsOut() {
        AWorld world = AWorld.ofThree().remembers(kept -> {
            kept.left.put(OHIO, 2);
            kept.left.put(OREGON, 1);
        });

        assertThat(memory(world).left()).containsOnly(java.util.Map.entry(OHIO, 1));
        assertThat(memory(world.notLooked()).left()).containsEntry(OREGON, 1);
    }

    private static AWorld moved() {
        return AWorld.ofThree()
                .epoch(8, OHIO)
                .remembers(
                        kept -> kept.epoch = Optional.of(new dev.regent.world.Epoch(8, OHIO, OHIO.name(), AWorld.NOW)));
    }

    private static AWorld dead() {
        return AWorld.ofThree()
                .seenFrom(OHIO)
                .witness(VIRGINIA, Sign.NO, Sign.NO)
                .failed(VIRGINIA)
                .probe(VIRGINIA, REFUSED, 10)
                .answers(VIRGINIA);
    }

    private static Memory memory(AWorld world) {
        return world.decide().said().memory();
    }
}
