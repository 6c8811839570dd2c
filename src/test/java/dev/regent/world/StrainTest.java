package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.NodesSight;
import dev.regent.world.ClusterSight.PodsSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StrainTest {
    private static final Workload CHAT = new Workload(Workload.Kind.STATEFUL_SET, "inference", "chat");
    private static final Serving TEN_EACH =
            new Serving(Serving.Stack.VLLM, List.of(CHAT), OptionalDouble.of(10), Map.of());
    private static final OptionalDouble NOTHING = OptionalDouble.empty();

    private long looks;
    private Strain strain = Strain.NONE;

    @Test
    void countsLooksInARowWithoutAReadyReplica() {
        look(0, 3, 3, NOTHING);
        look(0, 3, 3, NOTHING);
        assertThat(strain.empty()).isEqualTo(2);

        look(1, 3, 3, NOTHING);
        assertThat(strain.empty()).isZero();
    }

    @Test
    void aWorkloadThatIsToHaveNoReplicasIsNotEmpty() {
        look(0, 0, 0, NOTHING);

        assertThat(strain.empty()).isZero();
    }

    @Test
    void countsLooksInWhichTheAutoscalerAsksForTooFew() {
        look(12, 12, 12, requests(301));
        look(12, 12, 12, requests(301));
        assertThat(strain.late()).isEqualTo(2);

        look(12, 12, 31, requests(301));
        assertThat(strain.late()).isZero();
    }

    @Test
    void replicasThatNoAutoscalerScalesAreAskedForAsWell() {
        Workload fixed = new Workload(Workload.Kind.DEPLOYMENT, "inference", "fixed");
        var workloads = List.of(
                new WorkloadSight(CHAT, true, 4, 4, Map.of(), 0, PodsSight.WELL),
                new WorkloadSight(fixed, true, 3, 3, Map.of(), 0, PodsSight.WELL));
        var scaler =
                new AutoscalerSight("HorizontalPodAutoscaler inference/chat", CHAT, 50, 4, 6, 0, List.of(), List.of());

        assertThat(Strain.asked(new ClusterSight(workloads, List.of(scaler), NodesSight.NONE, List.of())))
                .isEqualTo(9);
    }

    /** Its own tolerance: it is not to scale for so little. */
    @Test
    void anAutoscalerIsNotLateForATenth() {
        look(10, 10, 10, requests(110));
        assertThat(strain.late()).isZero();

        look(10, 10, 10, requests(111));
        assertThat(strain.late()).isOne();
    }

    /** One that has never seen its metric asks for none; one that sees it no more, for what it last asked for. */
    @Test
    void whatTheSpecAsksForCountsWhereABlindAutoscalerAsksForLess() {
        look(10, 10, 0, requests(90));
        look(12, 12, 6, requests(110));

        assertThat(strain.late()).isZero();
    }

    @Test
    void keepsItsCountWhileTheDemandIsNotKnown() {
        look(12, 12, 12, requests(301));
        look(12, 12, 12, NOTHING);

        assertThat(strain.late()).isOne();
    }

    @Test
    void ofAPartOfTheWorkloadsNothingIsCounted() {
        Workload other = new Workload(Workload.Kind.DEPLOYMENT, "inference", "other");
        Serving two = new Serving(Serving.Stack.VLLM, List.of(CHAT, other), OptionalDouble.of(10), Map.of());

        look(0, 12, 12, requests(301), two);

        assertThat(strain).isEqualTo(new Strain(0, 0, 1));
    }

    @Test
    void whatTheDemandNeedsIsAWholeNumberOfReplicas() {
        assertThat(Strain.needed(requests(301), TEN_EACH)).hasValue(31);
        assertThat(Strain.needed(NOTHING, TEN_EACH)).isEmpty();
        assertThat(Strain.needed(requests(301), Serving.UNKNOWN)).isEmpty();
    }

    @Test
    void aLookThatCouldNotBeMadeAndOneThatIsNotNewChangeNoCount() {
        look(0, 3, 3, NOTHING);
        strain = strain.next(
                new Reading.Unknown<>(Instant.EPOCH, "the API server does not answer", ++looks), NOTHING, TEN_EACH);
        assertThat(strain).isEqualTo(new Strain(1, 0, 2));

        looks--;
        look(0, 3, 3, NOTHING);
        assertThat(strain).isEqualTo(new Strain(1, 0, 2));
    }

    private void look(int ready, int desired, int asked, OptionalDouble demand) {
        look(ready, desired, asked, demand, TEN_EACH);
    }

    private void look(int ready, int desired, int asked, OptionalDouble demand, Serving serving) {
        var workload = new WorkloadSight(CHAT, true, desired, ready, Map.of(), 0, PodsSight.WELL);
        var scaler = new AutoscalerSight(
                "HorizontalPodAutoscaler inference/chat", CHAT, 50, desired, asked, 0, List.of(), List.of());
        var sight = new ClusterSight(List.of(workload), List.of(scaler), NodesSight.NONE, List.of());
        strain = strain.next(new Reading.Known<>(sight, ++looks), demand, serving);
    }

    private static OptionalDouble requests(double perSecond) {
        return OptionalDouble.of(perSecond);
    }
}
