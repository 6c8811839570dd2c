package dev.regent.decision;

import static dev.regent.decision.AWorld.HANGS;
import static dev.regent.decision.AWorld.NOW;
import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.SERVES;
import static dev.regent.decision.AWorld.SHEDS;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static dev.regent.world.Witness.Sign.NO;
import static dev.regent.world.Witness.Sign.UNKNOWN;
import static dev.regent.world.Witness.Sign.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Condition.Unknown;
import dev.regent.world.Reading;
import dev.regent.world.Sighting;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OwnConditionTest {
    private static final Healthy WELL = new Healthy("liveness and inference answer");

    @Test
    void isHealthyWhileTheGatewayAnswers() {
        assertThat(AWorld.ofThree().picture().own()).isEqualTo(WELL);
    }

    /** From afar it may be too slow for a probe's deadline; while its own regent saw it answer, that said nothing. */
    @Test
    void isNotConvictedByTimeOutsFromAfarThatItsOwnLooksRefuted() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, REFUSED, 4);

        assertThat(world.sees(OHIO, VIRGINIA, HANGS, 9)
                        .sees(OREGON, VIRGINIA, HANGS, 9)
                        .picture()
                        .own())
                .isInstanceOf(Unknown.class);
        assertThat(world.sees(OHIO, VIRGINIA, HANGS, 8)
                        .sees(OREGON, VIRGINIA, HANGS, 8)
                        .picture()
                        .own())
                .isEqualTo(new Failed("connection refused, and answered wrong as seen from us-east-2 and us-west-2"));
    }

    @Test
    void hasFailedUntilEnoughPeersAreHeardToServeIt() {
        AWorld world = AWorld.ofThree()
                .says(VIRGINIA, new Failed("it was"))
                .probe(VIRGINIA, REFUSED, 20)
                .sees(OHIO, VIRGINIA, WRONG, 9)
                .open(OHIO)
                .silent(OREGON);
        assertThat(world.picture().own())
                .isEqualTo(new Failed(
                        "connection refused, and too few peers are heard to say that it is answered right again"));

        assertThat(world.sees(OHIO, VIRGINIA, SERVES, 1).picture().own()).isInstanceOf(Unknown.class);
    }

    @Test
    void isUnknownWhereNoOtherCouldBeAnsweredInItsPlace() {
        AWorld world = AWorld.ofThree()
                .says(VIRGINIA, new Failed("it was"))
                .probe(VIRGINIA, REFUSED, 20)
                .silent(OHIO, OREGON)
                .out(OHIO)
                .out(OREGON);

        assertThat(world.picture().own()).isInstanceOf(Unknown.class);
    }

    @Test
    void errorsThatGpusReportedLongAgoSayNothing() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, SERVES, 20);

        world.signals = Gpu.of("chat-0").xid(79, true).aged(60).seen();
        assertThat(world.picture().own()).isInstanceOf(Degraded.class);

        world.signals = Gpu.of("chat-0").xid(79, true).aged(61).seen();
        assertThat(world.picture().own()).isEqualTo(WELL);
    }

    @Test
    void isUnknownBeforeTheFirstLookAndSinceWhenIsKept() {
        Instant earlier = NOW.minusSeconds(60);
        AWorld world = AWorld.ofThree().probe(VIRGINIA, SERVES, 0);

        assertThat(world.picture().own()).isEqualTo(new Unknown(NOW, "the gateway of us-east-1 was not looked at yet"));
        assertThat(world.says(VIRGINIA, new Unknown(earlier, "not looked at yet"))
                        .picture()
                        .own())
                .isEqualTo(new Unknown(earlier, "the gateway of us-east-1 was not looked at yet"));
    }

    @Test
    void staysWhatItWasUntilPatienceIsOver() {
        assertThat(AWorld.ofThree().probe(VIRGINIA, WRONG, 3).picture().own()).isEqualTo(WELL);
    }

    @Test
    void isUnknownUntilPatienceIsOverWhereNothingIsRemembered() {
        assertThat(AWorld.ofThree()
                        .remembersNothing()
                        .probe(VIRGINIA, WRONG, 3)
                        .picture()
                        .own())
                .isEqualTo(new Unknown(NOW, "not looked at yet"));
    }

    @Test
    void hasFailedOnceItIsAnsweredWrongForPatience() {
        assertThat(AWorld.ofThree().probe(VIRGINIA, WRONG, 4).picture().own())
                .isEqualTo(new Failed("inference answers 500"));
    }

    @Test
    void itsOwnSilenceConvictsOnlyTogetherWithRoute53() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, REFUSED, 4);

        assertThat(conditionWhenUp(world, NO))
                .isEqualTo(new Failed("connection refused, and Route 53's checkers get no answer either"));
        assertThat(conditionWhenUp(world, YES))
                .isEqualTo(new Unknown(NOW, "connection refused, but Route 53's checkers are answered"));
        assertThat(conditionWhenUp(world, UNKNOWN))
                .isEqualTo(new Unknown(NOW, "connection refused, and what Route 53's checkers see is not known"));
    }

    private static Condition conditionWhenUp(AWorld world, dev.regent.world.Witness.Sign up) {
        return world.up(VIRGINIA, up).picture().own();
    }

    @Test
    void recoversOnlyAfterAsManyLooksAsItTookToFail() {
        AWorld world = AWorld.ofThree().says(VIRGINIA, new Failed("inference answers 500"));

        assertThat(world.probe(VIRGINIA, SERVES, 3).picture().own())
                .isEqualTo(new Failed("answers again, for 3 of 4 looks"));
        assertThat(world.probe(VIRGINIA, SERVES, 4).picture().own()).isEqualTo(WELL);
    }

    @Test
    void isDegradedWhileItShedsLoadInThreeOfTenLooks() {
        assertThat(AWorld.ofThree().probe(VIRGINIA, SHEDS, 2).picture().own()).isEqualTo(WELL);
        assertThat(AWorld.ofThree().probe(VIRGINIA, SHEDS, 3).picture().own())
                .isEqualTo(new Degraded(0.7, "it sheds load in 3 of the last 10 looks"));
    }

    @Test
    void aRegionThatShedsEveryLookStillServesAPart() {
        assertThat(AWorld.ofThree().probe(VIRGINIA, SHEDS, 20).picture().own())
                .isEqualTo(new Degraded(0.1, "it sheds load in 10 of the last 10 looks"));
    }

    @Test
    void looksThatCouldNotBeMadeSayNothing() {
        Sighting sighting = Given.looks(WRONG, 3).next(new Reading.Unknown<>(NOW, "no thread", 2000));

        assertThat(AWorld.ofThree().sees(VIRGINIA, VIRGINIA, sighting).picture().own())
                .isEqualTo(WELL);
    }
}
