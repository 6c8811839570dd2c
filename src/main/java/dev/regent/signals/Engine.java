package dev.regent.signals;

import java.util.List;

/**
 * The metrics of a server with OpenAI's API and an engine inside, each with metrics of its own. Names as of:
 *
 * <ul>
 *   <li>vLLM: {@code docs/design/metrics.md} and {@code vllm/v1/metrics/loggers.py} of vllm-project/vllm;
 *       {@code http_requests_total} is prometheus-fastapi-instrumentator's, with the status by its first digit
 *       ({@code vllm/entrypoints/serve/instrumentator/metrics.py}); {@code vllm:request_failure_total} is that of
 *       {@code vllm/entrypoints/serve/middleware/request_failures.py}
 *   <li>SGLang: {@code python/sglang/srt/observability/metrics_collector.py} and {@code srt/utils/common.py}
 *       ({@code add_prometheus_track_response_middleware}) of sgl-project/sglang
 * </ul>
 *
 * @param http      counter of HTTP answers
 * @param inference matchers for those that are inference
 * @param status    its label for the status
 * @param unseen    counters of what was not served although HTTP's counter shows nothing of it
 * @param finished  the engine's counter of requests
 * @param waiting   gauge of requests in the queue
 * @param queued    buckets of the seconds in the queue
 * @param first     buckets of the seconds to the first token
 * @param cache     gauge of the key-value cache
 */
record Engine(
        String http,
        String inference,
        String status,
        List<Unseen> unseen,
        String finished,
        String waiting,
        String queued,
        String first,
        String cache) {
    /** A 429 stands among other 4xx in HTTP's counter, and what broke off after its 200 among the 2xx. */
    static final Engine VLLM = new Engine(
            "http_requests_total",
            "handler=~\"/v1/.+\",method=\"POST\"",
            "status",
            List.of(
                    new Unseen("vllm:request_failure_total", "code=\"429\""),
                    new Unseen("vllm:request_failure_total", "stage=\"streaming\",code=~\"5..\"")),
            "vllm:request_success_total",
            "vllm:num_requests_waiting",
            "vllm:request_queue_time_seconds_bucket",
            "vllm:time_to_first_token_seconds_bucket",
            "vllm:kv_cache_usage_perc");

    static final Engine SGLANG = new Engine(
            "sglang:http_responses_total",
            "endpoint=~\"/v1/.+|/generate\",method=\"POST\"",
            "status_code",
            List.of(),
            "sglang:num_requests_total",
            "sglang:num_queue_reqs",
            "sglang:queue_time_seconds_bucket",
            "sglang:time_to_first_token_seconds_bucket",
            "sglang:token_usage");

    /** What of a counter is meant. */
    record Unseen(String metric, String matchers) {}

    Engine {
        unseen = List.copyOf(unseen);
    }
}
