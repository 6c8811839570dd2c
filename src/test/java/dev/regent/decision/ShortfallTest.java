package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Clue;
import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.MetricSight;
import dev.regent.world.Load;
import dev.regent.world.Reading;
import dev.regent.world.Workload;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a regent says of a region that does not serve everything. The shares are in {@code docs/condition.md}. */
class ShortfallTest {
    @Test
    void saysWhichAutoscalerIsLateAndWhichMetricStandsStill() {
        assertThat(why("serves", "310/s, 97 %", "12 of 12", "asks 12, late 40", "-"))
                .isEqualTo("HorizontalPodAutoscaler inference/chat asks for 12, demand needs 31, for 40 looks:"
                        + " its metric requests-per-second has not changed for 660 looks");
    }

    @Test
    void saysWhatTheSpecsAskForWhereThatIsMore() {
        assertThat(why("serves", "310/s, 97 %", "20 of 20", "asks 12, late 40", "-"))
                .startsWith("HorizontalPodAutoscaler inference/chat asks for 12 (with the specs: 20), demand needs 31");
    }

    @Test
    void saysThatAnAutoscalerIsAtItsMaximum() {
        assertThat(why("serves", "600/s, 80 %", "50 of 50", "asks 50, late 40", "-"))
                .isEqualTo(
                        "80 % of its requests succeed; HorizontalPodAutoscaler inference/chat asks for 50, demand needs"
                                + " 60, for 40 looks: its metric requests-per-second has not changed for 660 looks;"
                                + " it is at its maximum");
    }

    /** Rather than the one that has stood still for longest. */
    @Test
    void saysWhichMetricIsMissing() {
        AWorld world = row("serves", "310/s, 97 %", "12 of 12", "asks 12, late 40", "-");
        var metrics = List.of(new MetricSight("queue", true, 700), new MetricSight("requests-per-second", false, 5));
        var scaler = new AutoscalerSight("HPA", Cluster.CHAT, 50, 12, 12, 0, List.of(), metrics);
        var seen = world.cluster.known().orElseThrow();
        world.cluster = new Reading.Known<>(
                new ClusterSight(seen.workloads(), List.of(scaler), seen.nodes(), seen.findings()), 1);

        assertThat(world.picture().own().why())
                .isEqualTo("HPA asks for 12, demand needs 31, for 40 looks: its metric requests-per-second is missing");
    }

    @Test
    void saysWhichPodRunsOutOfMemoryAndWhen() {
        assertThat(why("serves", "100/s, 100 %", "10 of 10", "-", "leak 3 of 10 in 120 s"))
                .isEqualTo("GPU memory of chat-0 grows although requests do not, and is used up in about 120 s;"
                        + " so does that of 2 more");
    }

    @Test
    void saysWhyReplicasAreMissing() {
        assertThat(why("serves", "-", "7 of 10", "-", "-"))
                .isEqualTo("7 of 10 replicas are ready (3 × CrashLoopBackOff)");
    }

    @Test
    void saysWhatIsCountedBesideWhatIsRefused() {
        assertThat(why("sheds 3 of 10", "100/s in pods, 20 %", "10 of 10", "-", "-"))
                .isEqualTo("it sheds load in 3 of the last 10 looks; 20 % of its requests succeed");
    }

    @Test
    void saysWhichGpusAreBroken() {
        assertThat(why("serves", "100/s, 100 %", "10 of 10", "-", "XID 79 on 5 of 10"))
                .isEqualTo("5 of 10 GPUs are broken, such as that of chat-0 (XID 79)");
    }

    @Test
    void aRegionThatFailedSaysWhatItsClusterShows() {
        assertThat(why("wrong 4", "-", "0 of 10", "-", "-"))
                .isEqualTo("inference answers 500; none of 10 replicas is ready (10 × CrashLoopBackOff)");
    }

    @Test
    void keepsEveryPieceOfEvidence() {
        assertThat(row("serves", "310/s, 97 %", "12 of 12", "blind", "-")
                        .decide()
                        .clues())
                .containsExactly(
                        new Clue("own probe", "liveness and inference answer"),
                        new Clue("requests", "310.0 a second, 97.0 % succeed, in the last 4 s"),
                        new Clue("load", "95 % wait less than 1.0 s"),
                        new Clue("cluster", "all of 12 replicas are ready"),
                        new Clue(
                                "autoscaler",
                                "HorizontalPodAutoscaler inference/chat: ScalingActive=False, FailedGetPodsMetric"),
                        new Clue("Route 53", "its checkers are answered"));
    }

    @Test
    void saysWhatIsNotKnown() {
        assertThat(row("serves", "dead", "API dead", "-", "-").decide().clues())
                .contains(
                        new Clue("requests", "not known: Prometheus does not answer"),
                        new Clue("cluster", "not known: the API server does not answer"));
    }

    @Test
    void reportsWhatIsAskedAndWhatCouldBeServed() {
        AWorld leaking = row("serves", "100/s, 100 %", "10 of 10", "-", "leak 4 of 10 in 300 s");

        assertThat(leaking.decide().said().load()).isEqualTo(new Load(OptionalDouble.of(100), OptionalDouble.of(60)));
        assertThat(AWorld.ofThree().decide().said().load()).isEqualTo(Load.UNKNOWN);
    }

    @Test
    void ofAWorkloadThatCannotBeReadTheCapacityIsNotKnown() {
        AWorld world = row("serves", "100/s, 100 %", "10 of 10", "-", "-");
        world.serving = Cluster.countedAtTheGateway(
                List.of(Cluster.CHAT, new Workload(Workload.Kind.DEPLOYMENT, "inference", "other")),
                OptionalDouble.of(10));

        assertThat(world.decide().said().load().capacity()).isEmpty();
        assertThat(world.decide().clues()).noneMatch(clue -> clue.source().equals("cluster"));
    }

    /** What the pods do not see is asked as well: as much more as our own probes are refused. */
    @Test
    void demandIsMoreThanWhatComesPastTheGateway() {
        assertThat(demand("100/s in pods, 100 %")).hasValue(500);
        assertThat(demand("100/s in pods, -")).hasValue(500);
    }

    /** vLLM answers 503 itself where its queue is full: all of that has been counted. */
    @Test
    void demandIsNoMoreByWhatPodsRefuseThemselves() {
        assertThat(demand("500/s in pods, 20 %")).hasValue(500);
        assertThat(demand("500/s in pods, 40 %")).hasValue(1000);
    }

    private static OptionalDouble demand(String requests) {
        return row("sheds 8 of 10", requests, "10 of 10", "-", "-")
                .decide()
                .said()
                .load()
                .demand();
    }

    @Test
    void theShareThatAnHeirWouldServeIsItsCapacityOfAllDemand() {
        assertThat(Demand.couldServe(AWorld.ofThree().couldServe(OHIO, 0.5).situation(), OHIO))
                .hasValue(0.5);
        assertThat(Demand.couldServe(AWorld.ofThree().couldServe(OHIO, 3).situation(), OHIO))
                .hasValue(1);
        assertThat(Demand.couldServe(AWorld.ofThree().situation(), OHIO)).isEmpty();
        assertThat(Demand.couldServe(AWorld.ofThree().couldServe(OHIO, 0.5).situation(), VIRGINIA))
                .isEmpty();
    }

    private static String why(String... first) {
        return row(first).picture().own().why();
    }

    private static AWorld row(String... first) {
        var row = new java.util.ArrayList<>(List.of(first));
        row.addAll(List.of("up", "", ""));
        return ConditionRow.world(row);
    }
}
