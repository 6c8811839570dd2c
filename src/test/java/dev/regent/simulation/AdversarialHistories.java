package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.simulation.cloud.Checkers;
import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.cloud.ControlPlane.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.history.Misled;
import dev.regent.simulation.network.Impairment;
import dev.regent.simulation.network.Node;
import dev.regent.simulation.regent.ZoneRecords;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Histories that the generator of faults cannot make. Each says what ought to be, by the documents. */
@SuppressWarnings({"NullAway", "UnusedVariable"})
class AdversarialHistories {
    private static final Path OUT = Path.of("target/adversary");
    private final Tale three = Tale.of(3);
    private final Region a = three.region(0);
    private final Region b = three.region(1);
    private final Region c = three.region(2);

    // ---------------------------------------------------------------- 1: slow from afar

    private static void slow(Tale tale, Region gateway, Region... observers) {
        for (Region observer : observers) {
            tale.scene().cloud().gateway(gateway).seenAs(observer, Behaviour.INFERENCE_HANGS);
        }
    }

    private static void quick(Tale tale, Region gateway, Region... observers) {
        for (Region observer : observers) {
            tale.scene().cloud().gateway(gateway).seenAs(observer, Behaviour.SERVES);
        }
    }

    /** Row 12: a regent's death moves nothing. */
    @Test
    void h01_slowFromAfarAndTheHomesRegentDies() {
        slow(three, a, b, c);
        three.keepsAnswering(120, a);
        three.kills(a).keepsAnswering(120, a);
    }

    @Test
    void h01b_slowFromAfarAndTheHomesRegentIsRestarted() {
        for (int dead = 1; dead < 12; dead++) {
            Tale tale = Tale.of(3);
            slow(tale.unwatched(), a, b, c);
            tale.keepsAnswering(120, a);
            tale.kills(a).passes(dead).revives(a).passes(60);
            System.out.println("    dead for " + dead + " s and 2 to 3 s to start: answers " + tale.answers());
        }
    }

    @Test
    void h01c_slowFromAfarAndTheActiveReplicaDies() {
        Tale tale = new Tale(Tale.history(3).withReplicas(2));
        slow(tale, a, b, c);
        tale.keepsAnswering(120, a);
        tale.kills(a).keepsAnswering(120, a);
    }

    /** Row 21: boards alone move nothing. */
    @Test
    void h01d_slowFromAfarAndTheHomesBoardIsGone() {
        slow(three, a, b, c);
        three.keepsAnswering(120, a);
        three.begins(new Faults.BoardGone(a)).keepsAnswering(120, a);
    }

    @Test
    void h01e_slowFromAfarAndTheHomesRegentIsPaused() {
        slow(three, a, b, c);
        three.keepsAnswering(120, a);
        three.begins(new Faults.Paused(a + "-a")).keepsAnswering(120, a);
    }

    @Test
    void h01f_ofFive() {
        Tale five = Tale.of(5);
        slow(five, five.region(0), five.region(2), five.region(3), five.region(4));
        five.keepsAnswering(120, five.region(0));
        five.kills(five.region(0)).keepsAnswering(120, five.region(0));
    }

    /** One peer only is slow from afar: a minority. */
    @Test
    void h01g_oneIsSlowFromAfarAndTheHomesRegentDies() {
        slow(three, a, c);
        three.keepsAnswering(120, a);
        three.kills(a).keepsAnswering(120, a);
    }

    /** Row 18: what the home's regent alone believes moves nothing. One far peer has always been too slow. */
    @Test
    void h02_theHomesRegentIsSlowForSecondsAndOnePeerAlwaysWas() {
        slow(three, a, c);
        three.keepsAnswering(120, a);
        slow(three, a, a);
        three.passes(6);
        quick(three, a, a);
        three.keepsAnswering(120, a);
    }

    /** The same without that peer: holds. */
    @Test
    void h02b_theHomesRegentIsSlowForSeconds() {
        three.keepsAnswering(120, a);
        slow(three, a, a);
        three.passes(6);
        quick(three, a, a);
        three.keepsAnswering(120, a);
    }

    @Test
    void h02c_ofTwo() {
        Tale two = Tale.of(2);
        slow(two, two.region(0), two.region(1));
        two.keepsAnswering(120, two.region(0));
        slow(two, two.region(0), two.region(0));
        two.passes(6);
        quick(two, two.region(0), two.region(0));
        two.keepsAnswering(120, two.region(0));
    }

    /** Row 12 for the acting home. */
    @Test
    void h03_slowFromAfarAndTheActingHomesRegentDies() {
        three.breaks(a, Behaviour.REFUSES).comesToAnswer(30, b);
        slow(three, b, a, c);
        three.passes(30).kills(b).keepsAnswering(300, b);
    }

    // ---------------------------------------------------------------- 4: the probe itself is wrong

    /** Every probe is answered 401 everywhere (its key has run out); users are served. The home's gateway dies. */
    @Test
    void h04_probesAreRefusedEverywhereAndTheHomesGatewayDies() {
        for (Region of : three.regions()) {
            for (Region observer : three.regions()) {
                three.begins(new Misled(observer, of));
            }
        }
        three.unwatched().passes(60);
        System.out.println("    open: " + three.open() + ", answered " + three.answers());
        three.breaks(a, Behaviour.REFUSES)
                .passes(600)
                .until("users are served", 1, () -> three.client().servedSince().isPresent());
    }

    @Test
    void h04b_aSlowModelIsRolledOutEverywhereAndTheHomesGatewayDies() {
        for (Region of : three.regions()) {
            slow(three, of, a, b, c);
        }
        three.unwatched().passes(60);
        System.out.println("    open: " + three.open() + ", answered " + three.answers());
        three.breaks(a, Behaviour.REFUSES)
                .passes(600)
                .until("users are served", 1, () -> three.client().servedSince().isPresent());
    }

    /** One after the other, the standbys first: nothing moves, and yet nobody is left to go to. */
    @Test
    void h04e_standbysProbesAreRefusedFirst() {
        three.unwatched();
        for (Region of : List.of(b, c, a)) {
            for (Region observer : three.regions()) {
                three.begins(new Misled(observer, of));
            }
            three.passes(30);
        }
        System.out.println("    open: " + three.open() + ", answered " + three.answers());
        three.keepsAnswering(60, a)
                .breaks(a, Behaviour.REFUSES)
                .passes(600)
                .until("users are served", 1, () -> three.client().servedSince().isPresent());
    }

    @Test
    void h04c_andAPersonOrdersIt() {
        for (Region of : three.regions()) {
            for (Region observer : three.regions()) {
                three.begins(new Misled(observer, of));
            }
        }
        three.unwatched().passes(60);
        three.breaks(a, Behaviour.REFUSES).passes(60);
        three.orders(b, Verb.FAILOVER, b);
    }

    /** Plain Route 53, all regents dead. */
    @Test
    void h04d_withoutRegents() {
        three.kills(a, b, c).passes(60).breaks(a, Behaviour.REFUSES).comesToAnswer(60, b);
    }

    // ---------------------------------------------------------------- 5: accepted and never INSYNC

    private static final Cloud.Pace NEVER =
            new Cloud.Pace(Checkers.Pace.DOCUMENTED, Duration.ofDays(1), Duration.ofDays(1));

    @Test
    void h05_theChangeIsNeverInsyncAndTheNewHomeFails() {
        Tale tale = new Tale(Tale.history(3).withPace(NEVER)).unwatched();
        tale.breaks(a, Behaviour.REFUSES)
                .until("settled", 180, () -> tale.home().equals(b));
        tale.heals(a).passes(600);
        System.out.println("    open: " + tale.open() + " answers " + tale.answers());
        tale.breaks(b, Behaviour.INFERENCE_FAILS)
                .until("users are served by another", 120, () -> !tale.answers().contains(b));
    }

    @Test
    void h05b_ofTwo() {
        Tale tale = new Tale(Tale.history(2).withPace(NEVER)).unwatched();
        tale.breaks(a, Behaviour.REFUSES)
                .until("settled", 180, () -> tale.home().equals(b));
        tale.heals(a).passes(600);
        tale.breaks(b, Behaviour.INFERENCE_FAILS)
                .until("users are served by another", 120, () -> !tale.answers().contains(b));
    }

    /** The same at the documented pace. */
    @Test
    void h05c_atTheDocumentedPace() {
        three.breaks(a, Behaviour.REFUSES)
                .until("settled", 180, () -> three.home().equals(b));
        three.heals(a).passes(600);
        three.breaks(b, Behaviour.INFERENCE_FAILS)
                .until(
                        "users are served by another",
                        120,
                        () -> !three.answers().contains(b));
    }

    /** And a person orders it meanwhile. */
    @Test
    void h05d_andAPersonOrdersIt() {
        Tale tale = new Tale(Tale.history(3).withPace(NEVER)).unwatched();
        tale.breaks(a, Behaviour.REFUSES)
                .until("settled", 180, () -> tale.home().equals(b));
        tale.heals(a).passes(600);
        tale.unwatched().breaks(b, Behaviour.INFERENCE_FAILS).passes(20);
        tale.orders(c, Verb.FAILOVER, c);
        tale.until("users are served by another", 120, () -> !tale.answers().contains(b));
    }

    // ---------------------------------------------------------------- 6: one stuck name server

    @Test
    void h06_oneNameServerIsStuckAndTheHomeRecovers() {
        three.scene().cloud().nameServers().stick();
        three.breaks(a, Behaviour.REFUSES).comesToAnswer(30, b);
        three.passes(60).heals(a).keepsAnswering(300, b);
    }

    @Test
    void h06b_oneNameServerIsStuckAndNothingSettles() {
        three.scene().cloud().nameServers().stick();
        three.breaks(a, Behaviour.REFUSES).comesToAnswer(30, b);
        three.until("settled", 300, () -> three.home().equals(b));
    }

    @Test
    void h06c_oneNameServerIsStuckAndInferenceFails() {
        three.scene().cloud().nameServers().stick();
        three.breaks(a, Behaviour.INFERENCE_FAILS).comesToAnswer(30, b);
        three.passes(60).heals(a).keepsAnswering(300, b);
    }

    /** Stuck only after the failover has settled; a failback would be ordered, the new home fails. */
    @Test
    void h06d_oneNameServerIsStuckAtTheOldEpochAndTheNewHomeFails() {
        three.unwatched().breaks(a, Behaviour.REFUSES).comesToAnswer(30, b);
        three.passes(20).heals(a);
        three.scene().cloud().nameServers().stick();
        three.until("settled", 300, () -> three.home().equals(b)).passes(300);
        System.out.println("    open: " + three.open());
        three.breaks(b, Behaviour.INFERENCE_FAILS)
                .until(
                        "users are served by another",
                        120,
                        () -> !three.answers().contains(b));
    }

    // ---------------------------------------------------------------- 7: part of the requests fail

    private void partOf(double share, Region where, Region... before) {
        three.unwatched();
        three.scene().cloud().gateway(where).errors(share);
        long sent = three.client().sent();
        long answered = three.client().answered();
        int first = -1;
        int moves = three.chronicle().moves();
        for (int second = 0; second < 1800; second++) {
            three.passes(1);
            if (first < 0 && three.chronicle().moves() > moves) {
                first = second;
            }
        }
        System.out.printf(
                "    %.0f %% errors in %s for 1800 s: first move after %d s, %d moves, home %s, users served %.1f %%%n",
                100 * share,
                where,
                first,
                three.chronicle().moves() - moves,
                three.home(),
                100.0 * (three.client().answered() - answered) / (three.client().sent() - sent));
    }

    @Test
    void h07_thirtyPercentErrors() {
        partOf(0.3, a);
    }

    @Test
    void h07b_fiftyPercentErrors() {
        partOf(0.5, a);
    }

    @Test
    void h07c_sixtyPercentErrors() {
        partOf(0.6, a);
    }

    @Test
    void h07d_eightyPercentErrors() {
        partOf(0.8, a);
    }

    /** The acting home, before it is settled, and after. */
    @Test
    void h07e_sixtyPercentErrorsOfTheActingHome() {
        three.breaks(a, Behaviour.REFUSES).comesToAnswer(30, b);
        partOf(0.6, b);
    }

    @Test
    void h07f_sixtyPercentErrorsEverywhere() {
        three.scene().cloud().gateway(b).errors(0.6);
        three.scene().cloud().gateway(c).errors(0.6);
        partOf(0.6, a);
    }

    // ---------------------------------------------------------------- 8: Route 53's check near its threshold

    private void missed(double share) {
        three.unwatched();
        three.scene().cloud().gateway(a).missed(share);
        int moves = three.chronicle().moves();
        int first = -1;
        for (int second = 0; second < 1800; second++) {
            three.passes(1);
            if (first < 0 && three.chronicle().moves() > moves) {
                first = second;
            }
        }
        System.out.printf(
                "    %.0f %% of Route 53's looks fail for 1800 s: first move after %d s, %d moves, home %s%n",
                100 * share, first, three.chronicle().moves() - moves, three.home());
    }

    @Test
    void h08_seventyFivePercentOfChecksAreMissed() {
        missed(0.75);
    }

    @Test
    void h08b_eightyPercentOfChecksAreMissed() {
        missed(0.80);
    }

    @Test
    void h08c_seventyPercentOfChecksAreMissed() {
        missed(0.70);
    }

    // ---------------------------------------------------------------- 9: clocks

    /** Row 12 and row 30: a wrong clock moves nothing; a person's pause holds. */
    @Test
    void h09_aStandbysRegentStartsWithAClockThatIsAheadDuringAPause() {
        three.asks(a, Verb.PAUSE, Optional.empty());
        three.passes(5)
                .begins(new Faults.ClockWrong(c + "-a", Duration.ofHours(2)))
                .restarts(c, settings -> settings)
                .passes(15)
                .breaks(a, Behaviour.INFERENCE_FAILS)
                .keepsAnswering(120, a);
    }

    @Test
    void h09b_withoutThat() {
        three.asks(a, Verb.PAUSE, Optional.empty());
        three.passes(5)
                .restarts(c, settings -> settings)
                .passes(15)
                .breaks(a, Behaviour.INFERENCE_FAILS)
                .unwatchedBy(dev.regent.simulation.invariant.SomebodyServes.class)
                .keepsAnswering(120, a);
    }

    /** The same clock ends a person's order. */
    @Test
    void h09c_anOrderWhileAStandbysClockIsAhead() {
        three.begins(new Faults.ClockWrong(c + "-a", Duration.ofHours(2)))
                .restarts(c, settings -> settings)
                .passes(60);
        three.orders(a, Verb.FAILOVER, b);
        three.comesToAnswer(60, b);
    }

    /** It waits for nothing but the soak: an order to fail back. */
    @Test
    void h09d_anOrderToFailBackWhileAStandbysClockIsAhead() {
        three.orders(a, Verb.FAILOVER, b);
        three.until("moved", 100, () -> three.home().equals(b)).passes(200);
        three.begins(new Faults.ClockWrong(c + "-a", Duration.ofHours(2)))
                .restarts(c, settings -> settings)
                .passes(60);
        three.orders(a, Verb.FAILBACK, a);
        three.passes(20);
        System.out.println(
                "    " + three.scene().cloud().board(a).report().orElseThrow().intents());
        three.until("ramps", 590, () -> three.weights().get(a) > 0);
    }

    // ---------------------------------------------------------------- 10: the target has no API

    /** Docs: "the weights are moved in Route 53; this takes up to a minute". */
    @Test
    void h10_anOrderIsTakenByOneWhoReachesTheApiForOneWhoDoesNot() {
        Tale four = Tale.of(4);
        Region home = four.region(0);
        Region target = four.region(1);
        Region judge = four.region(2);
        four.unwatched()
                .kills(home, four.region(3))
                .begins(Faults.Ways.between(Node.regent(target), Node.API))
                .passes(30)
                .breaks(home, Behaviour.INFERENCE_FAILS)
                .passes(20);
        four.orders(judge, Verb.FAILOVER, target);
        four.comesToAnswer(120, target);
    }

    /** Nothing but the acting home's way to the API is cut. */
    @Test
    void h10b_theActingHomeDoesNotReachTheApi() {
        three.begins(Faults.Ways.between(Node.regent(b), Node.API))
                .breaks(a, Behaviour.REFUSES)
                .until("settled", 1200, () -> three.home().equals(b));
    }

    // ---------------------------------------------------------------- 11: the epoch record

    private static RecordSet epochRecord(Tale tale) {
        return new ZoneRecords(
                        tale.scene().cloud().platform().service(),
                        tale.scene().cloud().control().zone().records())
                .epochRecord()
                .orElseThrow();
    }

    private static void epochSays(Tale tale, String text) {
        RecordSet record = epochRecord(tale);
        tale.scene()
                .cloud()
                .control()
                .edit(
                        "somebody",
                        List.of(
                                Change.delete(record),
                                Change.create(new RecordSet(
                                        record.name(),
                                        record.type(),
                                        record.setIdentifier(),
                                        record.weight(),
                                        record.ttl(),
                                        List.of('"' + text + '"'),
                                        record.healthCheckId()))));
    }

    /** A typing error in a change by hand: the home's name. */
    @Test
    void h11_theEpochNamesNobody() {
        three.unwatched();
        epochSays(three, "epoch=2 home=us-east-3 writer=kim at=2026-11-22T12:00:00Z");
        three.passes(200);
        System.out.println("    open: " + three.open() + " votes of a against a: " + three.votes(a, a));
        three.keepsAnswering(60, a);
        three.kills(a).passes(20).breaks(a, Behaviour.INFERENCE_FAILS).comesToAnswer(30, b);
    }

    /** Garbled: what is remembered holds. */
    @Test
    void h11b_theEpochIsGarbled() {
        three.unwatched();
        epochSays(three, "epoch: 2, home: us-east-1");
        three.passes(100).keepsAnswering(60, a);
        three.breaks(a, Behaviour.INFERENCE_FAILS).comesToAnswer(30, b);
        three.passes(60).heals(a).keepsAnswering(300, b);
        for (Region region : three.regions()) {
            three.restarts(region, settings -> settings).passes(3);
        }
        three.keepsAnswering(300, b);
    }

    /** Somebody moves the epoch and forgets the weights. */
    @Test
    void h11c_theEpochNamesAnotherThanTheWeights() {
        three.unwatched();
        epochSays(three, "epoch=2 home=us-west-2 writer=kim at=2026-11-22T12:00:00Z");
        three.passes(200);
        System.out.println("    open: " + three.open() + " answers " + three.answers());
        three.keepsAnswering(60, a);
        three.kills(a)
                .passes(20)
                .breaks(a, Behaviour.INFERENCE_FAILS)
                .until("left", 60, () -> !three.answers().contains(a));
    }

    // ---------------------------------------------------------------- 12: a region more

    private static Settings without(Settings settings, Region region) {
        return new Settings(
                settings.self(),
                settings.boards().stream()
                        .filter(board -> !board.region().equals(region))
                        .toList(),
                settings.services().stream()
                        .map(service -> new Service(
                                service.name(),
                                service.dnsNames(),
                                service.hostedZone(),
                                service.order().stream()
                                        .filter(place -> !place.region().equals(region))
                                        .toList(),
                                service.probe(),
                                service.thresholds(),
                                service.failback(),
                                service.serving()))
                        .toList(),
                "older");
    }

    @Test
    void h12_oneRegentDoesNotKnowTheThirdRegionYet() {
        three.unwatched();
        three.restarts(a, settings -> without(settings, c)).passes(30).keepsAnswering(60, a);
        three.breaks(a, Behaviour.REFUSES)
                .breaks(b, Behaviour.REFUSES)
                .comesToAnswer(60, c)
                .keepsAnswering(200, c);
        System.out.println("    home " + three.home());
        three.heals(a).heals(b).keepsAnswering(300, c);
        System.out.println("    open " + three.open() + " home " + three.home());
        three.breaks(c, Behaviour.INFERENCE_FAILS)
                .until("left", 60, () -> !three.answers().contains(c));
        three.until("settled", 300, () -> !three.home().equals(c));
    }

    // ---------------------------------------------------------------- 13: S3 is slow

    @Test
    void h13_s3IsSlowForTheRegentsAndInferenceFailsForSeconds() {
        for (Region from : three.regions()) {
            for (Region to : three.regions()) {
                three.begins(new Faults.Ways(List.of(
                        Impairment.delays(Node.regent(from), Node.board(to), Duration.ofSeconds(5)),
                        Impairment.delays(Node.board(to), Node.regent(from), Duration.ofSeconds(3)))));
            }
        }
        for (int times = 0; times < 10; times++) {
            three.passes(60).breaks(a, Behaviour.INFERENCE_FAILS).passes(6).heals(a);
        }
        three.keepsAnswering(120, a);
    }

    @Test
    void h13b_s3IsSlowAndInferenceFailsForGood() {
        for (Region from : three.regions()) {
            for (Region to : three.regions()) {
                three.begins(new Faults.Ways(List.of(
                        Impairment.delays(Node.regent(from), Node.board(to), Duration.ofSeconds(5)),
                        Impairment.delays(Node.board(to), Node.regent(from), Duration.ofSeconds(3)))));
            }
        }
        three.passes(60).breaks(a, Behaviour.INFERENCE_FAILS).comesToAnswer(600, b);
    }

    // ---------------------------------------------------------------- 14: crash loops

    private static void crashLoop(Tale tale, Region region, int lives, int rounds) {
        for (int round = 0; round < rounds; round++) {
            tale.kills(region).passes(1).revives(region).passes(lives);
        }
    }

    @Test
    void h14_theHomesRegentCrashesAgainAndAgainAndInferenceFails() {
        crashLoop(three, a, 5, 5);
        three.breaks(a, Behaviour.INFERENCE_FAILS);
        crashLoop(three, a, 5, 10);
        System.out.println("    answers " + three.answers());
        assertThat(three.answers()).containsExactly(b);
    }

    @Test
    void h14b_theSameOfTwoLives() {
        for (int life = 3; life < 14; life++) {
            Tale tale = Tale.of(3);
            tale.unwatched();
            crashLoop(tale, a, life, 5);
            tale.breaks(a, Behaviour.INFERENCE_FAILS);
            crashLoop(tale, a, life, 60 / life + 1);
            System.out.println("    lives of " + life + " s: answers " + tale.answers() + ", first moved "
                    + tale.chronicle()
                            .first("DNS", "us-east-2")
                            .orElse(Duration.ZERO)
                            .toSeconds());
        }
    }

    @Test
    void h14c_theActingHomesRegentCrashesAgainAndAgain() {
        three.breaks(a, Behaviour.REFUSES).comesToAnswer(30, b);
        crashLoop(three, b, 6, 60);
        System.out.println("    answers " + three.answers() + " home " + three.home());
        assertThat(three.home()).isEqualTo(b);
    }

    // ---------------------------------------------------------------- 15: automatic failback to what fails under load

    @Test
    void h15_automaticFailbackToARegionThatFailsUnderLoad() {
        FailbackPolicy policy = new FailbackPolicy(
                true,
                FailbackPolicy.DEFAULTS.soak(),
                FailbackPolicy.DEFAULTS.ramp(),
                FailbackPolicy.DEFAULTS.stepLooks());
        Tale auto = new Tale(Tale.history(3).withFailback(policy));
        auto.unwatched();
        auto.breaks(a, Behaviour.INFERENCE_FAILS)
                .until("settled", 200, () -> auto.home().equals(b))
                .heals(a);
        long sent = auto.client().sent();
        long answered = auto.client().answered();
        boolean broken = false;
        int attempts = 0;
        for (int second = 0; second < 6 * 3600; second++) {
            auto.passes(1);
            boolean loaded = auto.answers().contains(a);
            if (loaded && !broken) {
                auto.breaks(a, Behaviour.INFERENCE_FAILS);
                broken = true;
                attempts++;
            } else if (!loaded && broken) {
                auto.heals(a);
                broken = false;
            }
        }
        System.out.printf(
                "    soak %d: %d attempts in 6 h; %.3f %% of requests failed%n",
                policy.soak(),
                attempts,
                100
                        - 100.0
                                * (auto.client().answered() - answered)
                                / (auto.client().sent() - sent));
        assertThat(attempts).isLessThan(3);
    }

    // ---------------------------------------------------------------- 16: evidence that nobody renews

    /** Long ago, both peers saw time-outs for some seconds; since then neither can look at all. Now the home's regent dies. */
    @Test
    void h16_peersThatCannotLookAnyMoreGoOnSayingWhatTheySaw() {
        three.begins(new Misled(b, a), new Misled(c, a)).passes(6);
        three.scene().cloud().gateway(a).lookable(b, false);
        three.scene().cloud().gateway(a).lookable(c, false);
        three.ends(new Misled(b, a)).ends(new Misled(c, a)).keepsAnswering(600, a);
        three.kills(a).keepsAnswering(120, a);
    }

    /** The home's own probe could be made once, wrongly, four times; since then it cannot look. A peer saw it, too. */
    @Test
    void h16b_theHomeCannotLookAnyMore() {
        three.begins(new Misled(a, a)).passes(6);
        three.scene().cloud().gateway(a).lookable(a, false);
        three.ends(new Misled(a, a)).keepsAnswering(600, a);
        three.begins(new Misled(c, a)).passes(6).ends(new Misled(c, a)).keepsAnswering(120, a);
    }

    // ---------------------------------------------------------------- 17: checkers cannot read votes

    @Test
    void h17_nobodyMayReadVotesAndInferenceFails() {
        three.unwatched();
        three.regions().forEach(region -> three.begins(Faults.Ways.between(Node.CHECKERS, Node.board(region))));
        three.passes(30).breaks(a, Behaviour.INFERENCE_FAILS).comesToAnswer(600, b);
    }

    // ---------------------------------------------------------------- 18: a pause at the moment of settling

    @Test
    void h18_theActingHomeStandsStillAtTheMomentOfSettling() {
        for (int offset = 0; offset < 12; offset++) {
            Tale tale = Tale.of(3);
            tale.begins(new Faults.Api(Trouble.LATE))
                    .breaks(a, Behaviour.REFUSES)
                    .comesToAnswer(30, b)
                    .passes(118 + offset)
                    .begins(new Faults.Paused(b + "-a"))
                    .breaks(b, Behaviour.REFUSES)
                    .comesToAnswer(40, c)
                    .passes(60)
                    .ends(new Faults.Paused(b + "-a"))
                    .keepsAnswering(60, c);
            System.out.println("    paused at " + (118 + offset) + ": home " + tale.home() + ", moves " + tale.moves());
        }
    }

    // ---------------------------------------------------------------- 19: one lossy way to the name servers

    @Test
    void h19_aRegentWhoseWayToTheNameServersIsLossyNeverKnowsInsync() {
        three.breaks(a, Behaviour.REFUSES).comesToAnswer(30, b);
        three.passes(20).heals(a);
        three.begins(new Faults.Ways(List.of(
                Impairment.loses(Node.regent(a), Node.NAME_SERVERS, 0.45),
                Impairment.loses(Node.regent(c), Node.NAME_SERVERS, 0.45))));
        three.until("settled", 300, () -> three.home().equals(b)).passes(900);
        System.out.println("    open: " + three.open());
        three.breaks(b, Behaviour.INFERENCE_FAILS)
                .until(
                        "users are served by another",
                        120,
                        () -> !three.answers().contains(b));
    }

    // ---------------------------------------------------------------- 20: one witness against who serves in the home's
    // place

    /** The home is dark; of two regions the other serves everybody. Its own regent is answered wrong for some seconds. */
    @Test
    void h20_ofTwoTheActingHomesOwnRegentIsMisledForSeconds() {
        Tale two = Tale.of(2);
        Region home = two.region(0);
        Region heir = two.region(1);
        two.unwatched().breaks(home, Behaviour.REFUSES).comesToAnswer(30, heir).passes(30);
        two.begins(new Misled(heir, heir)).passes(6).ends(new Misled(heir, heir));
        int dark = 0;
        for (int second = 0; second < 120; second++) {
            two.passes(1);
            dark += two.answers().contains(home) ? 1 : 0;
        }
        System.out.println("    for " + dark + " s DNS answered the dead home");
        assertThat(dark).isZero();
    }

    @Test
    void h20b_ofThreeTheActingHomesOwnRegentIsMisledForSeconds() {
        three.unwatched().breaks(a, Behaviour.REFUSES).comesToAnswer(30, b).passes(30);
        three.begins(new Misled(b, b)).passes(6).ends(new Misled(b, b)).keepsAnswering(120, b);
    }

    /** The same by time-outs: it is starved of processor time. */
    @Test
    void h20c_ofTwoTheActingHomesOwnRegentIsSlowForSeconds() {
        Tale two = Tale.of(2);
        Region home = two.region(0);
        Region heir = two.region(1);
        two.unwatched().breaks(home, Behaviour.REFUSES).comesToAnswer(30, heir).passes(30);
        slow(two, heir, heir);
        two.passes(6);
        quick(two, heir, heir);
        int dark = 0;
        for (int second = 0; second < 120; second++) {
            two.passes(1);
            dark += two.answers().contains(home) ? 1 : 0;
        }
        System.out.println("    for " + dark + " s DNS answered the dead home");
        assertThat(dark).isZero();
    }

    // ---------------------------------------------------------------- 21: the home's regent alone hears stale DNS

    @Test
    void h21_theHomesRegentAloneIsAnsweredAsDuringTheLastOutage() {
        three.unwatched().begins(Faults.Ways.between(Node.CHECKERS, Node.gateway(a)));
        three.until("out", 40, () -> !three.open().contains(a));
        three.scene().cloud().nameServers().stickFor(a);
        three.ends(Faults.Ways.between(Node.CHECKERS, Node.gateway(a))).passes(300);
        System.out.println("    answers " + three.answers() + " home " + three.home() + " moves " + three.moves());
        assertThat(three.votes(a, a)).isFalse();
    }

    // ---------------------------------------------------------------- 22: overload by time-outs, nobody counts quickly

    private void rush(boolean slow, int standby, boolean chokes, boolean dead) {
        Tale tale = new Tale(Tale.history(3)
                        .withMonitoring(new dev.regent.simulation.cloud.Monitoring(slow, standby, chokes)))
                .unwatched();
        if (dead) {
            for (Region region : tale.regions()) {
                tale.begins(new dev.regent.simulation.history.ClusterFaults.InCluster(
                        region, dev.regent.simulation.cloud.ClusterModel.Trouble.PROMETHEUS_DEAD));
            }
        }
        tale.passes(60).begins(new dev.regent.simulation.history.ClusterFaults.Rush());
        int moves = tale.chronicle().moves();
        long sent = tale.client().sent();
        long answered = tale.client().answered();
        tale.passes(1800);
        System.out.printf(
                "    slow %s, standby %d, chokes %s, prometheus dead %s: %d moves of DNS, %d of weights in 1800 s, %.1f %% served%n",
                slow,
                standby,
                chokes,
                dead,
                tale.chronicle().moves() - moves,
                tale.moves().size(),
                100.0 * (tale.client().answered() - answered) / (tale.client().sent() - sent));
        try {
            Files.writeString(
                    OUT.resolve("rush-" + slow + "-" + standby + "-" + chokes + "-" + dead + ".txt"),
                    tale.chronicle().toString());
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    @Test
    void h22b_overloadWithPrometheusUsualSettings() {
        rush(true, 12, true, false);
    }

    @Test
    void h22_overload() {
        for (boolean dead : List.of(true, false)) {
            for (int standby : List.of(5, 12)) {
                rush(true, standby, true, dead);
                rush(false, standby, true, dead);
            }
        }
    }

    /** Who starts anew before ten minutes are over, as often as it likes: 30 min of 50 % errors in whoever serves. */
    @Test
    void h07g_fiftyPercentErrorsEverywhere() {
        three.scene().cloud().gateway(b).errors(0.5);
        three.scene().cloud().gateway(c).errors(0.5);
        partOf(0.5, a);
    }

    // ---------------------------------------------------------------- 23: the home's regent cannot look, and says
    // healthy

    /** Row 13, as good as dead: its regent runs, and cannot make a single probe (no file descriptors, no resolver). */
    @Test
    void h23_theHomesRegentCannotLookAndInferenceFails() {
        three.unwatched().passes(30).scene().cloud().gateway(a).lookable(a, false);
        three.passes(60).breaks(a, Behaviour.INFERENCE_FAILS).passes(60);
        System.out.println("    it says " + three.decided(a).said().condition());
        three.comesToAnswer(240, b);
    }

    /** The same of five. */
    @Test
    void h23b_ofFive() {
        Tale five = Tale.of(5);
        Region home = five.region(0);
        five.unwatched().passes(30).scene().cloud().gateway(home).lookable(home, false);
        five.passes(60).breaks(home, Behaviour.INFERENCE_FAILS).comesToAnswer(300, five.region(1));
    }

    // ---------------------------------------------------------------- 24: dead answers of before a restart

    /** Everything failed, so nobody could take the weights; then the home's regent died. All has long been well again. */
    @Test
    void h24_theHomesRegentIsStartedLongAfterEverythingHadFailed() {
        three.unwatched()
                .breaks(b, Behaviour.REFUSES)
                .breaks(c, Behaviour.REFUSES)
                .passes(40);
        three.breaks(a, Behaviour.REFUSES).passes(60).kills(a);
        three.healsEverythingButRegents(b, c, a).passes(600);
        assertThat(three.answers()).containsExactly(a);
        assertThat(three.moves()).isEmpty();
        three.revives(a).passes(120);
        System.out.println("    answers " + three.answers() + ", moves " + three.moves());
        assertThat(three.moves()).isEmpty();
    }

    /** The same of a process that stood still (found by chance: seed 50530004). */
    @Test
    void h24b_theHomesRegentStoodStill() {
        three.unwatched()
                .breaks(b, Behaviour.REFUSES)
                .breaks(c, Behaviour.REFUSES)
                .passes(40);
        three.breaks(a, Behaviour.REFUSES).passes(60).begins(new Faults.Paused(a + "-a"));
        three.healsEverythingButRegents(b, c, a).passes(600);
        assertThat(three.answers()).containsExactly(a);
        three.ends(new Faults.Paused(a + "-a")).passes(120);
        System.out.println("    answers " + three.answers() + ", moves " + three.moves());
        assertThat(three.moves()).isEmpty();
    }

    /** The same of the third region's regent. */
    @Test
    void h24d_theThirdRegionsRegentIsStarted() {
        three.unwatched()
                .breaks(b, Behaviour.REFUSES)
                .breaks(c, Behaviour.REFUSES)
                .passes(40);
        three.breaks(a, Behaviour.REFUSES).passes(60).kills(c);
        three.healsEverythingButRegents(b, c, a).passes(600);
        assertThat(three.answers()).containsExactly(a);
        three.revives(c).passes(120);
        System.out.println("    answers " + three.answers() + ", moves " + three.moves());
        assertThat(three.moves()).isEmpty();
    }

    /** Of two regions. */
    @Test
    void h24c_ofTwo() {
        Tale two = Tale.of(2);
        Region home = two.region(0);
        Region heir = two.region(1);
        two.unwatched().breaks(heir, Behaviour.REFUSES).passes(40);
        two.breaks(home, Behaviour.REFUSES).passes(60).kills(home);
        two.healsEverythingButRegents(heir, home).passes(600);
        assertThat(two.answers()).containsExactly(home);
        two.revives(home).passes(120);
        System.out.println("    answers " + two.answers() + ", moves " + two.moves());
        assertThat(two.moves()).isEmpty();
    }

    // ---------------------------------------------------------------- runner

    /** Runs the methods whose names begin so, and keeps the tale of each that breaks. */
    public static void main(String[] names) throws Exception {
        Files.createDirectories(OUT);
        List<Method> all = Arrays.stream(AdversarialHistories.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> names.length == 0
                        || Arrays.stream(names)
                                .anyMatch(name -> method.getName().startsWith(name)))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        for (Method method : all) {
            long began = System.nanoTime();
            AdversarialHistories test = new AdversarialHistories();
            String result = "holds";
            String tale = test.three.chronicle().toString();
            try {
                method.invoke(test);
                tale = test.three.chronicle().toString();
            } catch (InvocationTargetException broken) {
                String message = String.valueOf(broken.getCause().getMessage());
                result = "BREAKS: " + message.lines().limit(1).findFirst().orElse("");
                if (!(broken.getCause() instanceof AssertionError)) {
                    broken.getCause().printStackTrace();
                }
                tale = message;
            }
            Files.writeString(OUT.resolve(method.getName() + ".txt"), tale);
            System.out.printf("%-75s %s (%.1f s)%n", method.getName(), result, (System.nanoTime() - began) / 1e9);
        }
    }
}
