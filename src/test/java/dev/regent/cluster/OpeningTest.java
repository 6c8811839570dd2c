package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.loop.Calls;
import dev.regent.loop.Watch.Footing;
import dev.regent.world.ClusterSight;
import dev.regent.world.Reading;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that takes long to make, or cannot be made. */
class OpeningTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private KubernetesClusters looking(Supplier<KubernetesClient> client) {
        var chat = new Workload(Workload.Kind.DEPLOYMENT, "inference", "chat");
        return new KubernetesClusters(
                client, Map.of("chat", List.of(chat)), new Footing(timer, InstantSource.system(), Calls.UNHEARD));
    }

    private static void awaitWhy(KubernetesClusters clusters, String words) {
        await(words)
                .until(() -> clusters.latest().get("chat") instanceof Reading.Unknown<ClusterSight> unknown
                        && unknown.why().contains(words));
    }

    @Test
    void doesNotKeepTheStartWaitingForItsClient() {
        var mayBeMade = new CountDownLatch(1);
        var maker = new AtomicReference<Thread>();
        try (var server = new SlowLists();
                var clusters = looking(() -> {
                    maker.set(Thread.currentThread());
                    await().until(() -> mayBeMade.getCount() == 0);
                    return client(server);
                })) {
            server.answerAfter(Duration.ofMillis(1));

            clusters.start();

            awaitWhy(clusters, "the cluster is not looked at yet: its client is being made");
            assertThat(maker.get()).isNotSameAs(Thread.currentThread());
            mayBeMade.countDown();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> clusters.latest().get("chat") instanceof Reading.Known<ClusterSight>);
        }
    }

    @Test
    void saysWhyItsClientCannotBeMade() {
        try (var clusters = looking(() -> {
            throw new IllegalStateException("something", new IllegalArgumentException("Illegal base64 character 3f"));
        })) {
            clusters.start();

            awaitWhy(
                    clusters,
                    "the cluster is not looked at yet: its client cannot be made: Illegal base64 character 3f");
        }
    }

    @Test
    void closesAClientThatComesTooLate() {
        var mayBeMade = new CountDownLatch(1);
        var made = new AtomicReference<KubernetesClient>();
        try (var server = new SlowLists()) {
            var clusters = looking(() -> {
                await().until(() -> mayBeMade.getCount() == 0);
                made.set(client(server));
                return made.get();
            });
            clusters.start();

            clusters.close();
            mayBeMade.countDown();

            await().until(() -> made.get() != null && made.get().getHttpClient().isClosed());
        }
    }

    private static KubernetesClient client(SlowLists server) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(server.address())
                .build();
        return ClusterAccess.open(config, null);
    }
}
