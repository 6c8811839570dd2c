package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.regent.world.Workload;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that holds its answers until it is told. */
class ListsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final SlowLists server = new SlowLists();
    private KubernetesClient client;

    @BeforeEach
    void open() {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(server.address())
                .build();
        client = ClusterAccess.open(config, null);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Lists lists(int atOnce, Duration deadline) {
        return new Lists(client.getHttpClient(), atOnce, deadline);
    }

    private CompletableFuture<HttpResponse<byte[]>> ask(Lists lists, String pathAndQuery) {
        var request = lists.newHttpRequestBuilder()
                .uri(URI.create(server.address()).resolve(pathAndQuery))
                .build();
        return lists.sendAsync(request, byte[].class);
    }

    @Test
    void asksForAFewAtATimeAndForAllInTheEnd() throws Exception {
        try (Lists lists = lists(2, LONG)) {
            var asked = IntStream.range(0, 6)
                    .mapToObj(number -> ask(lists, "/" + number))
                    .toList();

            List<String> order = new ArrayList<>();
            for (int answered = 0; answered < 6; answered++) {
                await().until(() -> !server.waiting().isEmpty());
                order.add(server.waiting().getFirst());
                server.answer(server.waiting().getFirst());
            }

            for (var one : asked) {
                assertThat(one.get().code()).isEqualTo(200);
            }
            assertThat(server.mostAtOnce()).isEqualTo(2);
            assertThat(order).containsExactlyInAnyOrder("/0", "/1", "/2", "/3", "/4", "/5");
        }
    }

    @Test
    void finishesAListBeforeItBeginsOthers() throws Exception {
        try (Lists lists = lists(1, LONG)) {
            var first = ask(lists, "/first");
            await().until(() -> server.waiting().contains("/first"));
            var second = ask(lists, "/second");
            var more = ask(lists, "/first?limit=500&continue=abc");

            server.answer("/first");

            await().until(() -> !server.waiting().isEmpty());
            assertThat(server.waiting()).containsExactly("/first?limit=500&continue=abc");
            server.answer("/first?limit=500&continue=abc");
            await().until(() -> server.waiting().contains("/second"));
            server.answer("/second");
            assertThat(List.of(
                            first.get().code(), more.get().code(), second.get().code()))
                    .containsOnly(200);
        }
    }

    @Test
    void givesUpOneThatHangsAndGoesOnWithTheOthers() throws Exception {
        try (Lists lists = lists(1, SHORT)) {
            var hanging = ask(lists, "/hanging");
            await().until(() -> server.waiting().contains("/hanging"));
            var other = ask(lists, "/other");

            await().until(() -> server.waiting().contains("/other"));
            server.answer("/other");

            assertThat(other.get().code()).isEqualTo(200);
            assertThatThrownBy(hanging::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(java.util.concurrent.TimeoutException.class)
                    .hasMessageContaining("no answer within");
        }
    }

    @Test
    void endsWhatIsUnderWayAndWhatWaitsWhenItIsClosed() {
        Lists lists = lists(1, LONG);
        var underWay = ask(lists, "/under-way");
        await().until(() -> server.waiting().contains("/under-way"));
        var waiting = ask(lists, "/waiting");

        lists.close();

        for (var ended : List.of(underWay, waiting, ask(lists, "/afterwards"))) {
            assertThatThrownBy(ended::get).hasCauseInstanceOf(IOException.class);
        }
        assertThat(server.waiting()).doesNotContain("/waiting", "/afterwards");
    }

    /** What a regent of many services does at its start. */
    @Test
    void listsAClusterOfManyServicesAFewListsAtATime() throws Exception {
        Workload[] workloads = IntStream.range(0, 30)
                .mapToObj(number -> new Workload(Workload.Kind.DEPLOYMENT, "inference", "service-" + number))
                .toArray(Workload[]::new);

        try (var looking = new Looking(client, workloads)) {
            await().atMost(LONG).until(() -> server.waiting().size() == Lists.AT_ONCE);
            server.answerAfter(Duration.ofMillis(20));
            server.waiting().forEach(server::answer);

            looking.until(
                    "all are known to be missing", sight -> sight.workloads().size() == 30);
        }

        assertThat(server.mostAtOnce()).isEqualTo(Lists.AT_ONCE);
    }
}
