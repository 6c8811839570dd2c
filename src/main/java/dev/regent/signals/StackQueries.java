package dev.regent.signals;

import dev.regent.world.Serving;
import dev.regent.world.Serving.Stack;
import dev.regent.world.SignalSight.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What Prometheus is asked of a service, by its serving stack. Pure. Rates are over a minute, so targets should be scraped
 * each 30 s or more often. A signal that a stack exports nothing for has no query. Names as of:
 *
 * <ul>
 *   <li>vLLM and SGLang: {@link Engine}
 *   <li>TGI 3.3.6: {@code docs/source/reference/metrics.md}, {@code router/src/server.rs} and {@code infer/mod.rs},
 *       {@code backends/v3/src} of huggingface/text-generation-inference
 *   <li>Triton 2.73: {@code docs/user_guide/metrics.md} of triton-inference-server/server, {@code src/metrics.cc} of its
 *       core; {@code nv_trt_llm_*} are the TensorRT-LLM backend's own
 * </ul>
 */
final class StackQueries {
    private static final String WINDOW = "[1m]";
    /** Refused for load (429, 503), or failed; what the client got wrong (other 4xx) is a success of the server. */
    private static final String NOT_SERVED = "=~\"5..|429\"";

    private final Pods pods;

    private StackQueries(Pods pods) {
        this.pods = pods;
    }

    /** What there is to ask; without workloads only what the service's file says itself. */
    static Map<Signal, Query> of(Serving serving) {
        Pods pods = Pods.of(serving.workloads());
        Map<Signal, Query> queries = new EnumMap<>(Signal.class);
        if (!pods.none()) {
            queries.putAll(new StackQueries(pods).of(serving.stack()));
        }
        serving.queries().forEach((signal, query) -> queries.put(signal, Query.written(signal, query)));
        earlier(queries, Signal.REQUESTS, Signal.REQUESTS_EARLIER);
        earlier(queries, Signal.QUEUE_WAIT, Signal.QUEUE_WAIT_EARLIER);
        return queries;
    }

    private static void earlier(Map<Signal, Query> queries, Signal now, Signal earlier) {
        Query query = queries.get(now);
        if (query != null) {
            queries.put(earlier, query.earlier());
        }
    }

    private Map<Signal, Query> of(Stack stack) {
        return switch (stack) {
            case VLLM -> engine(Engine.VLLM);
            case TGI -> tgi();
            case TRITON -> triton();
            case SGLANG -> engine(Engine.SGLANG);
            case HTTP -> http();
        };
    }

    /** HTTP's own counter sees what never reached the engine; where a server in between has none, the engine's. */
    private Map<Signal, Query> engine(Engine its) {
        String all = rate(its.http(), its.inference());
        List<String> bad = new ArrayList<>();
        bad.add(rate(its.http(), its.inference() + "," + its.status() + NOT_SERVED));
        its.unseen().forEach(more -> bad.add(rate(more.metric(), more.matchers())));
        String counted = timestamps(its.http(), its.inference());
        return Map.of(
                Signal.REQUESTS,
                Query.over(
                        sum(all) + " or " + sum(rate(its.finished(), "")),
                        Pods.either(List.of(counted, timestamps(its.finished(), "")))),
                Signal.SUCCESS_RATE,
                Query.over(share(Pods.either(bad), all), counted),
                Signal.QUEUE_LENGTH,
                total(its.waiting()),
                Signal.QUEUE_WAIT,
                p95(its.queued()),
                Signal.TIME_TO_FIRST_TOKEN,
                p95(its.first()),
                Signal.KV_CACHE,
                mean(its.cache()));
    }

    /**
     * TGI exports no time to first token. Its nearest to the cache: tokens that the batch may grow to, of all there is. It
     * has a counter of requests, too ({@code …_count}), but counts there twice what comes by OpenAI's API.
     */
    private Map<Signal, Query> tgi() {
        String success = "tgi_request_success";
        String failure = "tgi_request_failure";
        String all = Pods.either(List.of(rate(success, ""), rate(failure, "")));
        String counted = Pods.either(List.of(timestamps(success, ""), timestamps(failure, "")));
        String held = "tgi_batch_current_max_tokens";
        return Map.of(
                Signal.REQUESTS,
                Query.over(sum(all), counted),
                Signal.SUCCESS_RATE,
                Query.over(share(rate(failure, "err=~\"overloaded|generation|incomplete\""), all), counted),
                Signal.QUEUE_LENGTH,
                total("tgi_queue_size"),
                Signal.QUEUE_WAIT,
                p95("tgi_request_queue_duration_bucket"),
                Signal.KV_CACHE,
                Query.over(
                        sum(gauge(held, "")) + " / " + sum(gauge("tgi_batch_max_total_tokens", "")),
                        timestamps(held, "")));
    }

    /** The 95th percentiles need {@code --metrics-config summary_latencies=true} and {@code histogram_latencies=true}. */
    private Map<Signal, Query> triton() {
        String success = "nv_inference_request_success";
        String failure = "nv_inference_request_failure";
        String pending = "nv_inference_pending_request_count";
        String inside = "nv_trt_llm_request_metrics";
        String waiting = "request_type=\"waiting\"";
        String queue = "nv_inference_queue_summary_us";
        String quantile = "quantile=\"0.95\"";
        String blocks = "nv_trt_llm_kv_cache_block_metrics";
        String used = "kv_cache_block_type=\"used\"";
        String all = Pods.either(List.of(rate(success, ""), rate(failure, "")));
        return Map.of(
                Signal.REQUESTS,
                Query.over(sum(all), timestamps(success, "")),
                Signal.SUCCESS_RATE,
                Query.over(share(rate(failure, "reason!=\"CANCELED\""), all), timestamps(success, "")),
                Signal.QUEUE_LENGTH,
                Query.over(
                        sum(Pods.either(List.of(gauge(pending, ""), gauge(inside, waiting)))), timestamps(pending, "")),
                Signal.QUEUE_WAIT,
                Query.over("max(" + gauge(queue, quantile) + ") / 1000000", timestamps(queue, quantile)),
                Signal.TIME_TO_FIRST_TOKEN,
                scaled(p95("nv_inference_first_response_histogram_ms_bucket"), " / 1000"),
                Signal.KV_CACHE,
                Query.over(
                        sum(gauge(blocks, used)) + " / " + sum(gauge(blocks, "kv_cache_block_type=\"max\"")),
                        timestamps(blocks, used)));
    }

    /** The status stands in {@code code} (promhttp of Go's client) or {@code status} (Python's and Java's). */
    private Map<Signal, Query> http() {
        String http = "http_requests_total";
        String real = "handler!~\"/metrics|/health.*|/live.*|/ready.*|/ping\"";
        String bad = Pods.either(
                List.of(rate(http, real + ",status" + NOT_SERVED), rate(http, real + ",code" + NOT_SERVED)));
        return Map.of(
                Signal.REQUESTS,
                Query.over(sum(rate(http, real)), timestamps(http, real)),
                Signal.SUCCESS_RATE,
                Query.over(share(bad, rate(http, real)), timestamps(http, real)));
    }

    private Query total(String metric) {
        return Query.over(sum(gauge(metric, "")), timestamps(metric, ""));
    }

    private Query mean(String metric) {
        return Query.over("avg(" + gauge(metric, "") + ")", timestamps(metric, ""));
    }

    private Query p95(String buckets) {
        return Query.over("histogram_quantile(0.95, sum by (le) (" + rate(buckets, "") + "))", timestamps(buckets, ""));
    }

    private static Query scaled(Query query, String by) {
        return new Query(query.value() + by, query.age(), query.window());
    }

    /** What is left of all when the bad ones are taken away; a bad counter that is not there yet counts nothing. */
    private static String share(String bad, String all) {
        return "1 - (" + sum(bad) + " or 0 * " + sum(all) + ") / " + sum(all);
    }

    private static String sum(String vector) {
        return vector.startsWith("(") ? "sum" + vector : "sum(" + vector + ")";
    }

    private String rate(String metric, String matchers) {
        return each(metric, matchers, selector -> "rate(" + selector + WINDOW + ")");
    }

    private String gauge(String metric, String matchers) {
        return each(metric, matchers, UnaryOperator.identity());
    }

    /** Of a selector alone: of anything computed, {@code timestamp()} gives the moment of the query. */
    private String timestamps(String metric, String matchers) {
        return each(metric, matchers, selector -> "timestamp(" + selector + ")");
    }

    private String each(String metric, String matchers, UnaryOperator<String> function) {
        return pods.of(metric, matchers, function);
    }
}
