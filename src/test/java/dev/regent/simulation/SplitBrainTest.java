package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.Truth.Gateway;
import dev.regent.world.Decision.Role;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Regents that see or believe different things: partitions, two replicas, an older configuration, a mad one. Rows of
 * {@code docs/split-brain.md}. One tick is one second.
 */
class SplitBrainTest {
    private final Miniature three = Miniature.of(3);
    private final Region virginia = three.region(0);
    private final Region ohio = three.region(1);
    private final Region oregon = three.region(2);

    @Test
    void aMadHomeTakesOutItselfAndNobodyElse() {
        scribbles(virginia);
        three.run(15);

        assertAnswersFor(200, ohio);
        assertThat(three.moves()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aMadStandbyTakesOutItselfAndNobodyElse() {
        scribbles(ohio);
        assertAnswersFor(100, virginia);
        assertThat(three.route53().open()).containsExactlyInAnyOrder(virginia, oregon);

        three.breaks(virginia, Gateway.REFUSES).run(10);
        assertAnswersFor(200, oregon);
    }

    @Test
    void aRegentWithAnOlderOrderOpensItsRegionTooAndTheWeightsMoveOnce() {
        three.seat(oregon).restart(settings -> inOrder(settings, virginia, oregon, ohio));
        three.run(60);
        assertThat(three.route53().open()).containsExactlyInAnyOrder(virginia, ohio, oregon);
        assertThat(three.route53().answer()).containsExactly(virginia);

        three.breaks(virginia, Gateway.REFUSES).run(10);
        assertThat(three.route53().answer()).containsExactlyInAnyOrder(ohio, oregon);
        three.run(200);
        assertThat(three.moves()).hasSize(1);
        assertThat(three.route53().answer()).containsExactly(three.home());
    }

    @Test
    void twoReplicasThatBothBelieveTheyActMoveTheWeightsOnce() {
        Replica second = secondThatTookOver(ohio);
        second.cutOff();
        three.truth().deadRegents.remove(ohio);
        run(second, 6);
        assertThat(second.role()).isEqualTo(Role.ACTING);
        assertThat(three.seat(ohio).role()).isEqualTo(Role.ACTING);

        three.breaks(virginia, Gateway.REFUSES);
        run(second, 200);
        assertThat(three.refused()).isPositive();
        assertThat(three.moves()).hasSize(1);
        assertThat(three.home()).isEqualTo(ohio);
        assertThat(three.route53().answer()).containsExactly(ohio);
    }

    @Test
    void whatOneOfThemWroteTooLateIsRefusedAndItStepsBack() {
        Replica second = secondThatTookOver(ohio);
        second.cutOff();
        three.truth().deadRegents.remove(ohio);
        run(second, 5);

        assertThat(second.arrives()).isFalse();
        run(second, 3);
        assertThat(second.role()).isEqualTo(Role.WATCHING);
        assertThat(three.seat(ohio).role()).isEqualTo(Role.ACTING);
    }

    @Test
    void noPartitionOfTheRegentsMovesTheTraffic() {
        for (List<Set<Region>> groups : partitions()) {
            Miniature history = Miniature.of(3);
            history.truth().partition(groups);
            for (int tick = 0; tick < 100; tick++) {
                history.tick();
                assertThat(history.route53().answer()).as("%s", groups).containsExactly(virginia);
            }
            assertThat(history.moves()).isEmpty();
        }
    }

    @Test
    void inEveryPartitionADeadHomeIsLeftForRegionsThatServeAndTheWeightsMoveOnce() {
        for (List<Set<Region>> groups : partitions()) {
            Miniature history = Miniature.of(3);
            history.truth().partition(groups);
            history.run(60).breaks(virginia, Gateway.REFUSES).run(10);
            assertThat(history.route53().answer()).as("%s", groups).doesNotContain(virginia);

            history.run(200).truth().heal();
            history.run(100);
            assertThat(history.moves()).as("%s", groups).hasSize(1);
            assertThat(history.route53().answer()).as("%s", groups).containsExactly(history.home());
        }
    }

    @Test
    void failingInferenceOfAHomeThatIsCutOffFromItsPeersIsNotLeft() {
        three.truth().partition(List.of(Set.of(virginia), Set.of(ohio, oregon)));
        three.run(20).breaks(virginia, Gateway.INFERENCE_FAILS);

        assertAnswersFor(300, virginia);
    }

    @Test
    void whereNobodyHearsDnsADeadGatewayIsLeftAndFailingInferenceIsNot() {
        three.truth().deafToDns.addAll(three.regions());
        three.run(20).breaks(virginia, Gateway.INFERENCE_FAILS);
        assertAnswersFor(100, virginia);

        three.breaks(virginia, Gateway.REFUSES).run(10);
        assertThat(three.route53().answer()).containsExactlyInAnyOrder(ohio, oregon);
    }

    private void scribbles(Region mad) {
        three.truth().deadRegents.add(mad);
        three.seat(mad).scribble(Set.copyOf(three.regions()));
    }

    private static List<List<Set<Region>>> partitions() {
        List<Region> all = Miniature.of(3).regions();
        List<List<Set<Region>>> partitions = new ArrayList<>();
        for (Region alone : all) {
            Set<Region> others = Set.copyOf(
                    all.stream().filter(region -> !region.equals(alone)).toList());
            partitions.add(List.of(Set.of(alone), others));
        }
        partitions.add(all.stream().map(Set::of).toList());
        return partitions;
    }

    private Replica secondThatTookOver(Region region) {
        Replica second = new Replica(three, region);
        run(second, 3);
        assertThat(second.role()).isEqualTo(Role.WATCHING);
        three.truth().deadRegents.add(region);
        run(second, 5);
        assertThat(second.role()).isEqualTo(Role.ACTING);
        return second;
    }

    private void run(Replica beside, int ticks) {
        for (int i = 0; i < ticks; i++) {
            three.tick();
            beside.tick(three.now());
        }
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
                        service.failback())),
                "older");
    }

    private void assertAnswersFor(int ticks, Region region) {
        for (int i = 0; i < ticks; i++) {
            three.tick();
            assertThat(three.route53().answer()).as("tick %d of %d", i, ticks).containsExactly(region);
        }
    }
}
