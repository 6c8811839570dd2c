package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Serving;
import dev.regent.world.Serving.Stack;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Workload;
import dev.regent.world.Workload.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the queries answer is checked with a real Prometheus, in {@link DefaultQueriesIT}. */
class StackQueriesTest {
    private static final Workload CHAT = new Workload(Kind.STATEFUL_SET, "inference", "chat");
    private static final String OURS = "namespace=\"inference\",pod=~\"chat-[0-9]+\"";

    @Test
    void asksForTheValueAndItsAgeAtOnce() {
        Query query = Objects.requireNonNull(
                StackQueries.of(serving(Stack.VLLM, Map.of())).get(Signal.QUEUE_LENGTH));

        assertThat(query)
                .isEqualTo(new Query(
                        "sum(vllm:num_requests_waiting{" + OURS + "})",
                        "time() - max(timestamp(vllm:num_requests_waiting{" + OURS + "}))",
                        Duration.ZERO));
        assertThat(query.promql())
                .isEqualTo("label_replace((" + query.value() + "\n), \"regent\", \"value\", \"\", \"\")\n"
                        + "or label_replace(" + query.age() + ", \"regent\", \"age\", \"\", \"\")");
    }

    @Test
    void asksTheSameOfFiveMinutesAgo() {
        Query query = StackQueries.of(serving(Stack.HTTP, Map.of(Signal.QUEUE_WAIT, "wait # s")))
                .get(Signal.QUEUE_WAIT_EARLIER);

        assertThat(query)
                .isEqualTo(new Query(
                        "last_over_time((wait # s\n)[15s:5s] offset 5m)",
                        "last_over_time((time() - max(timestamp((wait # s\n)))\n)[15s:5s] offset 5m)",
                        Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource(Stack.class)
    void looksAtTheServicesOwnPodsOnly(Stack stack) {
        String all = StackQueries.of(serving(stack, Map.of())).values().stream()
                .map(Query::promql)
                .collect(Collectors.joining("\n"));

        assertThat(Pattern.compile("\\{[^}]*}").matcher(all).results().map(selector -> selector.group()))
                .isNotEmpty()
                .allMatch(selector -> selector.contains(OURS));
    }

    /** A bad counter that is not there yet must not make the rate unknown, and one that is gone must not make it 1. */
    @Test
    void takesAwayWhatFailedFromAllThereIs() {
        String all = "sum(rate(tgi_request_success{" + OURS + "}[1m]) or rate(tgi_request_failure{" + OURS + "}[1m]))";

        assertThat(Objects.requireNonNull(
                                StackQueries.of(serving(Stack.TGI, Map.of())).get(Signal.SUCCESS_RATE))
                        .value())
                .isEqualTo("1 - (sum(rate(tgi_request_failure{err=~\"overloaded|generation|incomplete\"," + OURS
                        + "}[1m])) or 0 * " + all + ") / " + all);
    }

    @Test
    void hasNoQueryForWhatAStackDoesNotExport() {
        Set<Signal> all = Set.of(Signal.values());

        assertThat(StackQueries.of(serving(Stack.VLLM, Map.of()))).containsOnlyKeys(all);
        assertThat(StackQueries.of(serving(Stack.TRITON, Map.of()))).containsOnlyKeys(all);
        assertThat(StackQueries.of(serving(Stack.SGLANG, Map.of()))).containsOnlyKeys(all);
        assertThat(StackQueries.of(serving(Stack.TGI, Map.of())))
                .hasSize(all.size() - 1)
                .doesNotContainKey(Signal.TIME_TO_FIRST_TOKEN);
        assertThat(StackQueries.of(serving(Stack.HTTP, Map.of())))
                .containsOnlyKeys(Signal.REQUESTS, Signal.REQUESTS_EARLIER, Signal.SUCCESS_RATE);
    }

    @Test
    void asksWhatTheServicesFileSaysInstead() {
        Map<Signal, Query> queries = StackQueries.of(serving(Stack.HTTP, Map.of(Signal.KV_CACHE, "avg(used) # ours")));

        assertThat(queries).hasSize(4);
        assertThat(Objects.requireNonNull(queries.get(Signal.KV_CACHE)).promql())
                .isEqualTo("label_replace((avg(used) # ours\n), \"regent\", \"value\", \"\", \"\")\n"
                        + "or label_replace(time() - max(timestamp((avg(used) # ours\n))),"
                        + " \"regent\", \"age\", \"\", \"\")");
    }

    @Test
    void asksNothingOfTheWholeClusterWhereNoWorkloadIsNamed() {
        var nameless = new Serving(
                Stack.VLLM, List.of(), OptionalDouble.empty(), Map.of(Signal.REQUESTS, "sum(gateway_requests)"));

        assertThat(StackQueries.of(nameless)).containsOnlyKeys(Signal.REQUESTS, Signal.REQUESTS_EARLIER);
        assertThat(StackQueries.of(Serving.UNKNOWN)).isEmpty();
    }

    /** The table that people read has every metric that is asked for, and no other. */
    @Test
    void isWrittenDown() throws IOException {
        String asked = Arrays.stream(Stack.values())
                        .flatMap(stack -> StackQueries.of(serving(stack, Map.of())).values().stream())
                        .map(Query::promql)
                        .collect(Collectors.joining("\n"))
                + GpuQuery.of(Pods.of(List.of(CHAT)));
        Pattern metric = Pattern.compile("\\b(?:(?:vllm|sglang):|tgi_|nv_|DCGM_|http_requests)[A-Za-z0-9_]+");

        assertThat(metrics(metric, Files.readString(Path.of("docs", "signals.md"))))
                .isEqualTo(metrics(metric, asked));
    }

    private static Set<String> metrics(Pattern metric, String text) {
        return metric.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Serving serving(Stack stack, Map<Signal, String> queries) {
        return new Serving(stack, List.of(CHAT), OptionalDouble.empty(), queries);
    }

    @ParameterizedTest
    @EnumSource(Stack.class)
    void looksBackAMinuteForWhatIsCounted(Stack stack) {
        StackQueries.of(serving(stack, Map.of()))
                .forEach((signal, query) -> assertThat(query.window())
                        .as("%s", signal)
                        .isEqualTo(query.value().contains("rate(") ? Duration.ofMinutes(1) : Duration.ZERO));
    }

    @Test
    void takesRequestsThatSomebodyRecordedForARateAndAQueueForWhatItIsNow() {
        Map<Signal, Query> queries = StackQueries.of(serving(
                Stack.HTTP,
                Map.of(
                        Signal.REQUESTS,
                        "gateway:requests",
                        Signal.SUCCESS_RATE,
                        "job:success:ratio_rate10m",
                        Signal.QUEUE_LENGTH,
                        "gateway:queue:rate10m")));

        assertThat(queries.get(Signal.REQUESTS)).extracting(Query::window).isEqualTo(Duration.ofMinutes(5));
        assertThat(queries.get(Signal.REQUESTS_EARLIER))
                .extracting(Query::window)
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(queries.get(Signal.SUCCESS_RATE)).extracting(Query::window).isEqualTo(Duration.ofMinutes(10));
        assertThat(queries.get(Signal.QUEUE_LENGTH)).extracting(Query::window).isEqualTo(Duration.ZERO);
    }
}
