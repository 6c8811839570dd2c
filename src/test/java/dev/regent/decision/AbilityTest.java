package dev.regent.decision;

import static dev.regent.decision.AWorld.HANGS;
import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.SHEDS;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static dev.regent.world.Witness.Sign.NO;
import static dev.regent.world.Witness.Sign.UNKNOWN;
import static dev.regent.world.Witness.Sign.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ServiceDecision.Verdict;
import org.junit.jupiter.api.Test;

/** Rule 1. */
class AbilityTest {
    @Test
    void aRegionIsAbleIfItsFreshReportSaysSo() {
        AWorld world = AWorld.ofThree().probe(OHIO, REFUSED, 9).up(OHIO, NO);

        assertThat(world.picture().verdict(OHIO)).isEqualTo(new Verdict(true, "liveness and inference answer"));
    }

    @Test
    void andNotIfItSaysThatItIsNot() {
        assertThat(AWorld.ofThree().failed(OHIO).picture().verdict(OHIO))
                .isEqualTo(new Verdict(false, "inference answers 500"));
    }

    @Test
    void ofASilentRegionRoute53sCheckAndOurOwnProbeDecide() {
        AWorld world = AWorld.ofThree().silent(OHIO);

        assertThat(world.up(OHIO, YES).picture().verdict(OHIO))
                .isEqualTo(new Verdict(true, "its regent is silent, but Route 53's check of its gateway passes"));
        assertThat(world.probe(OHIO, WRONG, 3).picture().isAble(OHIO)).isTrue();
        assertThat(world.probe(OHIO, WRONG, 4).picture().verdict(OHIO))
                .isEqualTo(new Verdict(false, "its regent is silent, and our probe fails: inference answers 500"));
        assertThat(world.up(OHIO, NO).picture().verdict(OHIO))
                .isEqualTo(new Verdict(
                        false, "its regent is silent, and Route 53's check of its gateway is not seen to pass"));
        assertThat(world.up(OHIO, UNKNOWN).picture().isAble(OHIO)).isFalse();
    }

    @Test
    void aSaturatedRegionThatAnswersIsAble() {
        assertThat(AWorld.ofThree()
                        .seenFrom(OHIO)
                        .probe(OHIO, SHEDS, 10)
                        .picture()
                        .isAble(OHIO))
                .isTrue();
    }

    @Test
    void ourOwnRegionIsNotAbleWhenItHasFailed() {
        assertThat(AWorld.ofThree().probe(VIRGINIA, HANGS, 4).picture().verdict(VIRGINIA))
                .isEqualTo(new Verdict(false, "inference did not answer within 1 s"));
    }

    @Test
    void ourOwnRegionIsAbleWhereOnlyWeCannotReachIt() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, REFUSED, 4);

        assertThat(world.picture().isAble(VIRGINIA)).isTrue();
        assertThat(world.up(VIRGINIA, UNKNOWN).picture().isAble(VIRGINIA)).isFalse();
    }

    @Test
    void aRegionThatDoesNotHoldTheServiceIsNotAble() {
        assertThat(AWorld.ofThree().withoutPartFor(OREGON).picture().verdict(OREGON))
                .isEqualTo(new Verdict(false, "it does not hold the service"));
    }
}
