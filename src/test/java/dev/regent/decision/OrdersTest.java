package dev.regent.decision;

import static dev.regent.decision.AWorld.CHAT;
import static dev.regent.decision.AWorld.NOW;
import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.OREGON;
import static dev.regent.decision.AWorld.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.decision.Judgement.Accepted;
import dev.regent.decision.Judgement.Refused;
import dev.regent.decision.Judgement.Unreachable;
import dev.regent.world.BoardLayout;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule 10, before an order is taken. */
class OrdersTest {
    @Test
    void theHomesOwnRegentCarriesItOut() {
        assertThat(failover(AWorld.ofThree(), VIRGINIA, OREGON))
                .isEqualTo(new Accepted(
                        "us-west-2 opens, then the regent of us-east-1 takes its region out, and weights follow"));
    }

    @Test
    void orEnoughPeersWhereThatIsSilent() {
        assertThat(failover(AWorld.ofThree().silent(VIRGINIA).seenFrom(OHIO), VIRGINIA, OREGON))
                .isEqualTo(new Accepted("us-west-2 opens, then 2 peers vote us-east-1 out, and weights follow"));
    }

    @Test
    void orWeightsWhereThePeersAreTooFew() {
        AWorld world = AWorld.ofThree().silent(VIRGINIA, OREGON).seenFrom(OHIO).weights(Map.of(VIRGINIA, 100));

        assertThat(failover(world, VIRGINIA, OHIO))
                .isEqualTo(new Accepted("us-east-2 opens, then the weights are moved in Route 53; this takes up to a"
                        + " minute, since the regent of us-east-1 is silent and 1 peer is too few to vote it out"));
    }

    @Test
    void orAPersonWithTheseCommands() {
        AWorld world = AWorld.ofThree().silent(VIRGINIA, OREGON).seenFrom(OHIO);

        assertThat(failover(world, VIRGINIA, OHIO))
                .isEqualTo(new Unreachable(
                        "the regent of us-east-1 is silent, 1 of 2 needed peers live, and Route 53's API does not"
                                + " answer",
                        List.of(
                                "printf '" + BoardLayout.WORD + " by hand' > vote",
                                "aws s3api put-object --region us-east-1 --endpoint-url https://s3.example --bucket"
                                        + " board-us-east-1 --key evict/chat/us-east-1 --body vote")));
    }

    @Test
    void isRefusedWithWhatStandsAgainstIt() {
        AWorld well = AWorld.ofThree();

        assertRefused(well, OHIO, OREGON, "from is us-east-2, but us-east-1 is home");
        assertRefused(well, VIRGINIA, VIRGINIA, "us-east-1 is home already");
        assertRefused(
                well,
                VIRGINIA,
                new Region("us-west-1"),
                "to is us-west-1, which does not hold chat; these do: [us-east-1, us-east-2, us-west-2]");
        assertRefused(AWorld.ofThree().failed(OHIO), VIRGINIA, OHIO, "us-east-2 cannot serve: inference answers 500");
        assertRefused(
                AWorld.ofThree().nobodyKnowsTheHome(),
                VIRGINIA,
                OHIO,
                "who is home is not known: no epoch was read from DNS or Route 53");
        assertRefused(
                AWorld.ofThree().silent(OREGON),
                VIRGINIA,
                OREGON,
                "us-west-2 keeps itself out and its regent is silent, so it cannot be opened");
        assertRefused(
                AWorld.ofThree().ordered(Verb.FAILOVER, VIRGINIA, OHIO),
                VIRGINIA,
                OREGON,
                "order 10-us-east-2 (FAILOVER to us-east-2) is under way");
    }

    @Test
    void completesAnOrderThatNamesNothing() {
        Intent completed = Orders.completed(AWorld.ofThree().world(), nameless(Verb.FAILOVER), NOW);

        assertThat(completed.from()).contains(VIRGINIA);
        assertThat(completed.to()).contains(OHIO);
    }

    @Test
    void refusesOneWhereThereIsNobodyToGoTo() {
        AWorld world = AWorld.ofThree().failed(OHIO).failed(OREGON);

        assertThat(Orders.judge(world.world(), nameless(Verb.FAILOVER), NOW))
                .isEqualTo(new Refused("no other region is able and open, and to was not given"));
    }

    @Test
    void failbackGoesToTheFirstRegionUnlessItIsSaid() {
        AWorld world = AWorld.ofThree().home(OHIO);

        assertThat(Orders.completed(world.world(), nameless(Verb.FAILBACK), NOW).to())
                .contains(VIRGINIA);
        assertThat(Orders.judge(world.world(), nameless(Verb.FAILBACK), NOW))
                .isEqualTo(new Accepted("the regent of us-east-1 takes the traffic in steps once its region has been"
                        + " healthy for 600 looks"));
        assertThat(Orders.judge(AWorld.ofThree().world(), nameless(Verb.FAILBACK), NOW))
                .isEqualTo(new Refused("us-east-1 is home already"));
    }

    @Test
    void failbackNeedsTheTargetsRegent() {
        AWorld world = AWorld.ofThree().home(OHIO).seenFrom(OHIO).silent(VIRGINIA);

        assertThat(Orders.judge(world.world(), nameless(Verb.FAILBACK), NOW))
                .isEqualTo(new Refused(
                        "the regent of us-east-1 is silent, and it is the one that would take the traffic"));
    }

    @Test
    void aPauseSaysWhatItDoesNotStop() {
        assertThat(Orders.judge(AWorld.ofThree().world(), Given.pause(1), NOW))
                .isEqualTo(new Accepted("no regent votes against the home of chat until 2026-11-22T13:00:00Z; Route"
                        + " 53's own check of the gateway goes on"));
    }

    @Test
    void resumesOnlyWhatIsPaused() {
        assertThat(Orders.judge(AWorld.ofThree().world(), Given.resume(2), NOW))
                .isEqualTo(new Refused("chat is not paused"));
        assertThat(Orders.judge(AWorld.ofThree().paused().world(), Given.resume(2), NOW))
                .isEqualTo(new Accepted("regents vote again"));
    }

    @Test
    void knowsOnlyItsServices() {
        Intent other = new Intent(
                new Intent.Id(1, OHIO),
                Verb.PAUSE,
                "images",
                Optional.empty(),
                Optional.empty(),
                "x",
                "kim",
                NOW,
                Intent.State.OPEN,
                "");

        assertThat(Orders.judge(AWorld.ofThree().world(), other, NOW))
                .isEqualTo(new Refused("there is no service images"));
        assertThat(Orders.completed(AWorld.ofThree().world(), other, NOW)).isEqualTo(other);
    }

    @Test
    void aTargetThatIsBlindButAnsweredByRoute53MayBeOrdered() {
        AWorld world = AWorld.ofThree().silent(OHIO).up(OHIO, Sign.YES);

        assertThat(failover(world, VIRGINIA, OHIO)).isInstanceOf(Accepted.class);
    }

    @Test
    void onlyAnOrderToMoveIsCompletedWithTheHome() {
        World world = AWorld.ofThree().world();

        assertThat(Orders.completed(world, nameless(Verb.PAUSE), NOW)).isEqualTo(nameless(Verb.PAUSE));
        assertThat(Orders.completed(world, nameless(Verb.FAILBACK), NOW).from()).contains(VIRGINIA);
    }

    private static void assertRefused(AWorld world, Region from, Region to, String why) {
        assertThat(failover(world, from, to)).isEqualTo(new Refused(why));
    }

    private static Judgement failover(AWorld world, Region from, Region to) {
        return Orders.judge(world.world(), Given.order(Verb.FAILOVER, from, to), NOW);
    }

    private static Intent nameless(Verb verb) {
        return new Intent(
                new Intent.Id(20, OREGON),
                verb,
                CHAT,
                Optional.empty(),
                Optional.empty(),
                "maintenance",
                "kim",
                NOW.plusSeconds(3600),
                Intent.State.OPEN,
                "");
    }
}
