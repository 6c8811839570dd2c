package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.cloud.BoardStore;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.history.Accused;
import dev.regent.simulation.history.Fault;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.history.Late;
import dev.regent.simulation.invariant.SomebodyServes;
import dev.regent.simulation.network.Node;
import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Regents that see or believe different things: partitions, two replicas, an older configuration, a mad one. Rows of
 * {@code docs/split-brain.md}. Seconds are virtual.
 */
class SplitBrainTest {
    /** Of Route 53's own check: 14 of 16 checkers and the aggregation. */
    private static final int BY_ROUTE_53 = 15;

    private final Tale three = Tale.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);
    private final Region oregon = three.region(2);

    @Test
    void aMadHomeTakesOutItselfAndNobodyElse() {
        three.begins(new Accused(virginia, Set.copyOf(three.regions())));

        three.comesToAnswer(BY_ROUTE_53, ohio).keepsAnswering(200, ohio);
        assertThat(three.moves()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aMadStandbyTakesOutItselfAndNobodyElse() {
        three.begins(new Accused(ohio, Set.copyOf(three.regions()))).keepsAnswering(100, virginia);
        assertThat(three.open()).containsExactlyInAnyOrder(virginia, oregon);

        three.breaks(virginia, Behaviour.REFUSES)
                .comesToAnswer(BY_ROUTE_53, oregon)
                .keepsAnswering(200, oregon);
    }

    @Test
    void aRegentWithAnOlderOrderOpensItsRegionTooAndTheWeightsMoveOnce() {
        three.restarts(oregon, settings -> inOrder(settings, virginia, oregon, ohio))
                .keepsAnswering(60, virginia);
        assertThat(three.open()).containsExactlyInAnyOrder(virginia, ohio, oregon);

        three.breaks(virginia, Behaviour.REFUSES).comesToAnswer(BY_ROUTE_53, ohio, oregon);
        three.passes(200);
        assertThat(three.moves()).hasSize(1);
        three.keepsAnswering(1, three.home());
    }

    @Test
    void twoReplicasThatBothBelieveTheyActMoveTheWeightsOnce() {
        var replicas = new TwoReplicas(ohio);
        Tale tale = replicas.tale;
        replicas.secondTakesOver();
        replicas.secondWritesLate(Duration.ofDays(1));
        replicas.firstIsStartedAgain();
        tale.passes(10);
        assertThat(replicas.role(replicas.first)).isEqualTo(Role.ACTING);
        assertThat(replicas.role(replicas.second)).isEqualTo(Role.ACTING);

        tale.breaks(virginia, Behaviour.REFUSES);
        Set<String> proposing = new TreeSet<>();
        for (int second = 0; second < 200; second++) {
            tale.passes(1);
            List.of(replicas.first, replicas.second).stream()
                    .filter(replicas::proposes)
                    .forEach(proposing::add);
        }
        assertThat(proposing).containsExactlyInAnyOrder(replicas.first, replicas.second);
        assertThat(tale.moves()).hasSize(1);
        assertThat(tale.home()).isEqualTo(ohio);
        tale.keepsAnswering(1, ohio);
    }

    @Test
    void whatOneOfThemWroteTooLateIsRefusedAndItStepsBack() {
        var replicas = new TwoReplicas(ohio);
        Tale tale = replicas.tale;
        replicas.secondTakesOver();
        Fault late = replicas.secondWritesLate(Duration.ofSeconds(15));
        replicas.firstIsStartedAgain();
        tale.passes(12);
        assertThat(replicas.role(replicas.first)).isEqualTo(Role.ACTING);
        assertThat(replicas.role(replicas.second)).isEqualTo(Role.ACTING);

        long refused = replicas.board().refused();
        for (int second = 0; second < 15; second++) {
            tale.passes(1);
            assertThat(replicas.writer()).isEqualTo(replicas.first);
        }
        assertThat(replicas.board().refused()).isGreaterThan(refused);

        tale.ends(late).passes(5);
        assertThat(replicas.role(replicas.second)).isEqualTo(Role.WATCHING);
        assertThat(replicas.role(replicas.first)).isEqualTo(Role.ACTING);
    }

    @Test
    void noPartitionOfTheRegentsMovesTheTraffic() {
        for (List<Set<Region>> groups : partitions()) {
            Tale history = Tale.of(3).begins(Faults.Ways.partition(groups)).keepsAnswering(100, virginia);
            assertThat(history.moves()).as("%s", groups).isEmpty();
        }
    }

    @Test
    void inEveryPartitionADeadHomeIsLeftForRegionsThatServeAndTheWeightsMoveOnce() {
        for (List<Set<Region>> groups : partitions()) {
            Tale history =
                    Tale.of(3).begins(Faults.Ways.partition(groups)).passes(60).breaks(virginia, Behaviour.REFUSES);
            history.until("home is left", BY_ROUTE_53, () -> !history.answers().contains(virginia));

            history.passes(200).healsEverything().passes(100);
            assertThat(history.moves()).as("%s", groups).hasSize(1);
            history.keepsAnswering(1, history.home());
        }
    }

    @Test
    void failingInferenceOfAHomeThatIsCutOffFromItsPeersIsNotLeft() {
        three.unwatchedBy(SomebodyServes.class)
                .begins(Faults.Ways.partition(List.of(Set.of(virginia), Set.of(ohio, oregon))))
                .passes(20)
                .breaks(virginia, Behaviour.INFERENCE_FAILS);

        three.keepsAnswering(300, virginia);
    }

    @Test
    void whereNobodyHearsDnsADeadGatewayIsLeftAndFailingInferenceIsNot() {
        three.regions().forEach(region -> three.begins(Faults.Ways.between(Node.regent(region), Node.NAME_SERVERS)));
        three.passes(20).breaks(virginia, Behaviour.INFERENCE_FAILS).keepsAnswering(100, virginia);

        three.breaks(virginia, Behaviour.REFUSES).comesToAnswer(BY_ROUTE_53, ohio, oregon);
    }

    private List<List<Set<Region>>> partitions() {
        List<Region> all = three.regions();
        List<List<Set<Region>>> partitions = new ArrayList<>();
        for (Region alone : all) {
            Set<Region> others = Set.copyOf(
                    all.stream().filter(region -> !region.equals(alone)).toList());
            partitions.add(List.of(Set.of(alone), others));
        }
        partitions.add(all.stream().map(Set::of).toList());
        return partitions;
    }

    private static Settings inOrder(Settings settings, Region... order) {
        Service service = settings.services().getFirst();
        List<Place> places = new ArrayList<>();
        for (Region region : order) {
            service.order().stream()
                    .filter(place -> place.region().equals(region))
                    .forEach(places::add);
        }
        return new Settings(
                settings.self(),
                settings.boards(),
                List.of(new Service(
                        service.name(),
                        service.dnsNames(),
                        service.hostedZone(),
                        places,
                        service.probe(),
                        service.thresholds(),
                        service.failback(),
                        service.serving())),
                "older");
    }

    /** Two regents in each region, of which one region's are looked at. */
    private static final class TwoReplicas {
        private final Tale tale = new Tale(Tale.history(3).withReplicas(2));
        private final Region region;
        private final String first;
        private final String second;

        /** The first is the one that acts. */
        TwoReplicas(Region region) {
            this.region = region;
            this.first = writer();
            this.second = region + (first.endsWith("-a") ? "-b" : "-a");
        }

        void secondTakesOver() {
            assertThat(role(second)).isEqualTo(Role.WATCHING);
            tale.begins(new Faults.Killed(first)).passes(8);
            assertThat(role(second)).isEqualTo(Role.ACTING);
        }

        /** It does not hear in time, either, what lies on the board. */
        Fault secondWritesLate(Duration by) {
            Fault late = new Late(second, Node.board(region), by);
            tale.begins(late);
            return late;
        }

        void firstIsStartedAgain() {
            tale.ends(new Faults.Killed(first));
        }

        Role role(String replica) {
            return decision(replica).role();
        }

        boolean proposes(String replica) {
            var decided = decision(replica).services().get(Platform.CHAT);
            return Objects.requireNonNull(decided).move().isPresent();
        }

        private Decision decision(String replica) {
            return tale.scene().regent(replica).decision().orElseThrow();
        }

        BoardStore board() {
            return tale.scene().cloud().board(region);
        }

        String writer() {
            return board().report().map(Report::writer).orElseThrow();
        }
    }
}
