package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.world.Witness.Sign.NO;
import static dev.regent.world.Witness.Sign.UNKNOWN;
import static dev.regent.world.Witness.Sign.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Intent.Verb;
import org.junit.jupiter.api.Test;

/** Rule 3. */
class ActingHomeTest {
    @Test
    void nobodyActsWhileTheHomeIsOpen() {
        assertThat(AWorld.ofThree().picture().acting()).isEmpty();
    }

    @Test
    void theHeirActsWhileTheHomeIsOut() {
        assertThat(AWorld.ofThree().out(VIRGINIA).picture().acting()).contains(OHIO);
    }

    @Test
    void theNextActsWhereTheFirstIsOutToo() {
        AWorld world = AWorld.ofThree().out(VIRGINIA).out(OHIO).open(OREGON);

        assertThat(world.picture().acting()).contains(OREGON);
    }

    @Test
    void keepsTheRoleWhenOneBeforeItRecovers() {
        AWorld world = oregonActs().open(OHIO);

        assertThat(world.picture().acting()).contains(OREGON);
    }

    @Test
    void keepsTheRoleWhileNobodyKnowsWhetherTheHomeIsOut() {
        AWorld world = oregonActs().open(OHIO).witness(VIRGINIA, UNKNOWN, UNKNOWN);

        assertThat(world.picture().acting()).contains(OREGON);
    }

    @Test
    void keepsTheRoleWhenItsRegentBeginsAnewAndHasSeenNothingYet() {
        AWorld world = oregonActs().seenFrom(OREGON).silent(VIRGINIA, OHIO).dnsUnread();
        world.probe(OREGON, AWorld.SERVES, 0);

        assertThat(world.picture().acting()).contains(OREGON);
    }

    @Test
    void nobodyTakesTheRoleWhileItIsNotKnownWhetherTheHomeIsOut() {
        assertThat(AWorld.ofThree().witness(VIRGINIA, YES, UNKNOWN).picture().acting())
                .isEmpty();
    }

    @Test
    void leavesTheRoleWhenItFails() {
        AWorld world = oregonActs().open(OHIO).failed(OREGON);

        assertThat(world.picture().acting()).contains(OHIO);
    }

    @Test
    void leavesTheRoleWhenItsRegentIsSilentAndItsGatewayFailsRoute53sCheck() {
        AWorld world = oregonActs().open(OHIO).silent(OREGON).witness(OREGON, NO, YES);

        assertThat(world.picture().acting()).contains(OHIO);
    }

    @Test
    void leavesTheRoleWhenItIsSeenOut() {
        AWorld world = oregonActs().open(OHIO).out(OREGON);

        assertThat(world.picture().acting()).contains(OHIO);
    }

    @Test
    void leavesTheRoleForTheTargetOfAnOrderOnceThatIsOpen() {
        AWorld world = oregonActs().ordered(Verb.FAILOVER, VIRGINIA, OHIO);

        assertThat(world.picture().acting()).contains(OREGON);
        assertThat(world.open(OHIO).picture().acting()).contains(OHIO);
    }

    @Test
    void nobodyActsWhereNobodyKnowsTheHome() {
        assertThat(oregonActs().nobodyKnowsTheHome().picture().acting()).isEmpty();
    }

    @Test
    void leavesTheRoleWhenItsOwnGatewayFails() {
        AWorld world = oregonActs().open(OHIO).seenFrom(OREGON).failed(OREGON);

        assertThat(world.picture().acting()).contains(OHIO);
    }

    @Test
    void keepsTheRoleWhenItsRegentIsSilentAndItsGatewayIsNotKnownToFail() {
        AWorld world = oregonActs().open(OHIO).silent(OREGON);

        assertThat(world.probe(OREGON, AWorld.REFUSED, 3).picture().acting()).contains(OREGON);
        assertThat(world.probe(OREGON, AWorld.REFUSED, 4).picture().acting()).contains(OHIO);
    }

    private static AWorld oregonActs() {
        return AWorld.ofThree().out(VIRGINIA).out(OHIO).open(OREGON).remembers(kept -> {
            kept.acting = java.util.Optional.of(OREGON);
            kept.actingLooks = 50;
        });
    }
}
