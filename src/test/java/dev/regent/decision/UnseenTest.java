package dev.regent.decision;

import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.SERVES;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ClusterSight;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Memory;
import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.SignalSight.Unanswered;
import dev.regent.world.Source;
import dev.regent.world.Symptom;
import dev.regent.world.Workload;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What made a region degraded and cannot be looked at any more has not become better. */
class UnseenTest {
    private static final Reading<ClusterSight> NOT_SEEN =
            new Reading.Unknown<>(AWorld.NOW, "the API server does not answer", 1);
    private static final Symptom REPLICAS = new Symptom(0.3, "3 of 10 replicas are ready");
    private static final String BEFORE = "3 of 10 replicas are ready (when that could last be looked at)";

    @Test
    void isNotLeftWhileWhatMadeItDegradedCannotBeLookedAt() {
        AWorld world = degradedBy(Source.CLUSTER)
                .remembers(kept -> kept.degradedLooks = 20)
                .couldServe(OHIO, 1);
        world.cluster = NOT_SEEN;

        assertThat(world.votes()).isEmpty();
        assertThat(world.refusals())
                .containsExactly("vote against us-east-1: what made it degraded cannot be looked at: " + BEFORE);

        world.cluster = Cluster.with(3, 10);
        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    /** A zone that goes may take nodes and the control plane at once. */
    @Test
    void isLeftForWhatIsCountedNowAlthoughTheApiServerIsDead() {
        AWorld world = degradedBy(Source.CLUSTER)
                .remembers(kept -> kept.degradedLooks = 20)
                .couldServe(OHIO, 1);
        world.sees(VIRGINIA, VIRGINIA, Given.shed(7));
        world.signals = Cluster.requests(100, 0.3);
        world.cluster = NOT_SEEN;

        assertThat(world.votes()).containsKey(VIRGINIA);
    }

    @Test
    void countsLooksInWhichRequestsFailAlthoughTheApiServerIsDead() {
        AWorld world = degradedBy(Source.CLUSTER).remembers(kept -> kept.degradedLooks = 5);
        world.reportedBefore(VIRGINIA, SERVES).signals = Cluster.requests(100, 0.1);
        world.cluster = NOT_SEEN;

        assertThat(memory(world).degradedLooks()).isEqualTo(6);
    }

    /** Not what it once was, and what is over is not told as what was there before. */
    @Test
    void isAsDegradedAsWhatIsCountedNow() {
        AWorld world = degradedBy(Source.CLUSTER);
        world.cluster = NOT_SEEN;

        world.signals = Cluster.requests(100, 0.05);
        assertThat(world.picture().own()).isEqualTo(new Degraded(0.05, "5 % of its requests succeed; " + BEFORE));

        world.says(VIRGINIA, world.picture().own()).signals = Cluster.requests(100, 1);
        assertThat(world.picture().own()).isEqualTo(new Degraded(0.99, BEFORE));
    }

    @Test
    void remembersWhatShowedThatItIsDegraded() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, SERVES, 20);
        world.cluster = Cluster.with(3, 10);
        world.signals = Cluster.requests(100, 0.3);

        assertThat(memory(world).symptoms())
                .containsOnlyKeys(Source.CLUSTER, Source.REQUESTS)
                .containsEntry(Source.REQUESTS, new Symptom(0.3, "30 % of its requests succeed"));
        assertThat(memory(AWorld.ofThree()).symptoms()).isEmpty();
    }

    /** Until it is degraded, 97 of 100 are enough. */
    @Test
    void remembersNothingThatDidNotMakeItDegraded() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, SERVES, 20);
        world.cluster = Cluster.with(97, 100);
        world.signals = Cluster.requests(100, 0.3);

        assertThat(memory(world).symptoms()).containsOnlyKeys(Source.REQUESTS);
    }

    @Test
    void countsNothingWhileWhatShowedItCannotBeLookedAt() {
        AWorld world = degradedBy(Source.CLUSTER).remembers(kept -> kept.degradedLooks = 5);
        world.cluster = NOT_SEEN;
        Memory blind = memory(world.reportedBefore(VIRGINIA, SERVES));
        assertThat(blind.degradedLooks()).isEqualTo(5);
        assertThat(blind.healthyLooks()).isZero();
        assertThat(blind.symptoms()).containsOnlyKeys(Source.CLUSTER);

        world.cluster = Cluster.with(10, 10);
        assertThat(memory(world).degradedLooks()).isZero();
        assertThat(memory(world).symptoms()).isEmpty();
    }

    /** The own network blinks, inference fails for a moment, the process stands still: none of it has looked at the cluster. */
    @Test
    void whatTheRegionIsMeanwhileHealsNothing() {
        AWorld silent = degradedBy(Source.CLUSTER).probe(VIRGINIA, REFUSED, 4);
        AWorld failed = degradedBy(Source.CLUSTER).probe(VIRGINIA, WRONG, 4);
        AWorld paused = degradedBy(Source.CLUSTER).stoodStill();
        for (AWorld world : List.of(silent, failed, paused)) {
            world.cluster = NOT_SEEN;
            assertThat(world.picture().own()).isNotInstanceOf(Degraded.class);

            AWorld after = AWorld.ofThree().says(VIRGINIA, world.picture().own());
            after.kept.symptoms.putAll(memory(world).symptoms());
            after.cluster = NOT_SEEN;
            assertThat(after.probe(VIRGINIA, SERVES, 4).picture().own()).isEqualTo(new Degraded(0.3, BEFORE));
        }
    }

    /** Another workload of the same service cannot be read: what of this one was seen is over when it is seen to be. */
    @Test
    void whatCanNeverBeSeenWholeIsNotWaitedFor() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, SERVES, 20);
        Workload other = new Workload(Workload.Kind.DEPLOYMENT, "other", "embed");
        world.serving = Cluster.countedAtTheGateway(List.of(Cluster.CHAT, other), OptionalDouble.of(10));
        world.cluster = Cluster.with(3, 10);

        assertThat(world.picture().own()).isInstanceOf(Degraded.class);
        assertThat(memory(world).symptoms()).isEmpty();
    }

    /** Its query was taken out, or the series has another name. */
    @Test
    void whatAPrometheusThatAnswersDoesNotKnowIsWaitedForTenMinutes() {
        AWorld world = AWorld.ofThree();
        world.serving = Cluster.countedAtTheGateway(List.of(Cluster.CHAT), OptionalDouble.of(10));
        world.cluster = Cluster.with(10, 10);
        world.signals = Cluster.requests(100);

        world.kept.symptoms.put(Source.REQUESTS, half(598));
        assertThat(memory(world).symptoms()).containsEntry(Source.REQUESTS, half(599));

        world.kept.symptoms.put(Source.REQUESTS, half(599));
        assertThat(world.picture().own()).isInstanceOf(Degraded.class);

        world.kept.symptoms.put(Source.REQUESTS, half(600));
        assertThat(world.picture().own()).isInstanceOf(Healthy.class);
        assertThat(memory(world).symptoms()).isEmpty();
    }

    @Test
    void whileNobodyAnswersNothingIsMissed() {
        AWorld world = degradedBy(Source.REQUESTS);
        world.signals = new Reading.Unknown<>(AWorld.NOW, "Prometheus does not answer", 1);

        assertThat(memory(world).symptoms()).containsEntry(Source.REQUESTS, REPLICAS);
    }

    /** One query is refused or late each time, while others are answered. */
    @ParameterizedTest
    @CsvSource({
        "REQUESTS, REQUESTS, false, true",
        "REQUESTS, SUCCESS_RATE, false, true",
        "REQUESTS, QUEUE_WAIT, true, false",
        "AUTOSCALERS, REQUESTS, false, true",
        "AUTOSCALERS, QUEUE_LENGTH, true, false",
        "AUTOSCALERS, SUCCESS_RATE, true, false",
        "MEMORY, QUEUE_WAIT_EARLIER, false, true",
        "MEMORY, QUEUE_LENGTH, true, true",
        "MEMORY, SUCCESS_RATE, false, false",
        "GPUS, KV_CACHE, true, true",
        "GPUS, REQUESTS, false, false",
        "CLUSTER, REQUESTS, true, false"
    })
    void whatIsNotAnsweredIsNotMissed(Source source, Signal signal, boolean gpus, boolean waits) {
        AWorld world = degradedBy(source);
        world.serving = Cluster.countedAtTheGateway(
                List.of(Cluster.CHAT, new Workload(Workload.Kind.DEPLOYMENT, "other", "embed")), OptionalDouble.of(10));
        world.cluster = Cluster.with(10, 10);
        var unanswered = new Unanswered(Set.of(signal), gpus);
        world.signals = new Reading.Known<>(new SignalSight(Map.of(), List.of(), List.of(), unanswered), 1);

        assertThat(memory(world).symptoms())
                .containsEntry(source, new Symptom(REPLICAS.share(), REPLICAS.why(), waits ? 0 : 1));
    }

    @ParameterizedTest
    @CsvSource({"61, true", "60, false"})
    void oldSamplesOfGpusDoNotSpeak(int age, boolean isHeld) {
        AWorld world = degradedBy(Source.GPUS);
        world.signals = Gpu.of("chat-0").aged(age).seen();
        world.cluster = Cluster.with(10, 10);

        assertThat(world.picture().own() instanceof Degraded).isEqualTo(isHeld);
    }

    @Test
    void gpusOfWhichNothingIsKnownDoNotSpeak() {
        AWorld world = degradedBy(Source.GPUS);
        world.signals = Cluster.requests(100, 1);
        world.cluster = Cluster.with(10, 10);

        assertThat(world.picture().own()).isInstanceOf(Degraded.class);
    }

    /** The wait in the queue was not answered once. */
    @Test
    void aLeakIsNotOverBecauseHalfOfItCannotBeSeen() {
        AWorld world = degradedBy(Source.MEMORY);
        world.signals = Gpu.of("chat-0").seen();
        world.cluster = Cluster.with(10, 10);

        assertThat(world.picture().own()).isInstanceOf(Degraded.class);
    }

    /** An XID that is new counts without a cluster, and is remembered; the API server is who would have to know its pod ready. */
    @Test
    void errorsOfGpusAreRememberedWhileTheApiServerIsDead() {
        AWorld world = AWorld.ofThree().probe(VIRGINIA, SERVES, 20);
        world.signals = Gpu.of("chat-0").xid(79, true).seen();
        world.cluster = NOT_SEEN;
        assertThat(memory(world).symptoms()).containsOnlyKeys(Source.GPUS);

        world.kept.symptoms.putAll(memory(world).symptoms());
        world.signals = Gpu.of("chat-0").xid(79, false).seen();
        assertThat(world.picture().own()).isInstanceOf(Degraded.class);
        assertThat(memory(world).symptoms().values()).allMatch(symptom -> symptom.missed() == 0);

        world.cluster = Cluster.with(10, 10);
        assertThat(world.picture().own()).isInstanceOf(Healthy.class);
    }

    @Test
    void errorsOfGpusThatComeAgainWhileTheApiServerIsDeadAreToldOnce() {
        AWorld world = degradedBy(Source.GPUS).probe(VIRGINIA, SERVES, 20);
        world.signals = Gpu.of("chat-0").xid(79, true).seen();
        world.cluster = NOT_SEEN;

        assertThat(world.picture().own().why()).contains("XID 79").doesNotContain(REPLICAS.why());
    }

    @Test
    void errorsOfGpusAreOverWhereThereIsNoClusterToLookAt() {
        AWorld world = degradedBy(Source.GPUS);
        world.signals = Gpu.of("chat-0").seen();

        assertThat(world.picture().own()).isInstanceOf(Healthy.class);
    }

    /** Its probe fails, and most of its users are served: that is seen. */
    @Test
    void whatIsSeenOfARegionWhoseProbeFailsIsNotCalledUnseen() {
        AWorld world = degradedBy(Source.CLUSTER)
                .remembers(kept -> kept.degradedLooks = 20)
                .probe(VIRGINIA, WRONG, 9);
        world.cluster = NOT_SEEN;
        world.signals = Cluster.requests(100, 0.99);

        assertThat(world.refusals()).noneMatch(refusal -> refusal.contains("cannot be looked at"));
    }

    /** Its kubeconfig was taken away, so nobody will ever look. */
    @Test
    void whatIsNotToBeLookedAtAnyMoreIsNotWaitedFor() {
        assertThat(degradedBy(Source.CLUSTER).picture().own()).isInstanceOf(Healthy.class);
    }

    private static Symptom half(int missed) {
        return new Symptom(0.5, "50 % of its requests succeed", missed);
    }

    private static AWorld degradedBy(Source source) {
        return AWorld.ofThree()
                .says(VIRGINIA, new Degraded(0.3, "3 of 10 replicas are ready"))
                .remembers(kept -> kept.symptoms.put(source, REPLICAS));
    }

    private static Memory memory(AWorld world) {
        return world.decide().said().memory();
    }
}
