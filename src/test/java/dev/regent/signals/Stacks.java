package dev.regent.signals;

import dev.regent.world.FailbackPolicy;
import dev.regent.world.InferenceProbe;
import dev.regent.world.Service;
import dev.regent.world.Serving;
import dev.regent.world.Serving.Stack;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Thresholds;
import dev.regent.world.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What the serving stacks export, in their own names, buckets and labels, and services that run on them. */
final class Stacks {
    static final String NAMESPACE = "inference";
    static final String VLLM_POD = "chat-7d9c5b8f6d-x2k4p";
    private static final List<Double> SECONDS = List.of(0.1, 0.2, 0.4, 0.8, 1.0, 2.0, 4.0, 10.0);

    private Stacks() {}

    static Workload deployment(String name) {
        return new Workload(Workload.Kind.DEPLOYMENT, NAMESPACE, name);
    }

    static Service service(String name, Stack stack, Map<Signal, String> queries, Workload... workloads) {
        return new Service(
                name,
                List.of(name + ".example.com."),
                "Z1",
                List.of(),
                new InferenceProbe("GET", "/v1", Map.of(), "", 200, "", Duration.ofSeconds(1), Duration.ofSeconds(1)),
                Thresholds.DEFAULTS,
                FailbackPolicy.DEFAULTS,
                new Serving(stack, List.of(workloads), OptionalDouble.empty(), queries));
    }

    /**
     * Ten requests a second: a 503, a 429, one that broke off after its 200, and one that was the client's fault; queue, first
     * token and cache as said.
     */
    static void vllm(Exposition out, double waiting, double cache) {
        String model = "engine=\"0\",model_name=\"deepseek\"";
        String completions = "handler=\"/v1/completions\",method=\"POST\"";
        String failed = "model_name=\"deepseek\",stage=\"input_processing\"";
        String brokeOff = "model_name=\"deepseek\",stage=\"streaming\"";
        out.counter("http_requests_total", completions + ",status=\"2xx\"", 7)
                .counter("http_requests_total", completions + ",status=\"4xx\"", 2)
                .counter("http_requests_total", completions + ",status=\"5xx\"", 1)
                .counter("vllm:request_failure_total", failed + ",code=\"400\"", 1)
                .counter("vllm:request_failure_total", failed + ",code=\"429\"", 1)
                .counter("vllm:request_failure_total", failed + ",code=\"503\"", 1)
                .counter("vllm:request_failure_total", brokeOff + ",code=\"500\"", 1)
                .counter("http_requests_total", "handler=\"/v1/models\",method=\"GET\",status=\"2xx\"", 100)
                .counter("vllm:request_success_total", model + ",finished_reason=\"stop\"", 8)
                .gauge("vllm:num_requests_running", model, 16)
                .gauge("vllm:num_requests_waiting", model, waiting)
                .gauge("vllm:kv_cache_usage_perc", model, cache)
                .histogram("vllm:request_queue_time_seconds", model, SECONDS, 0.4, 8)
                .histogram("vllm:time_to_first_token_seconds", model, SECONDS, 0.8, 8);
    }

    static void tgi(Exposition out) {
        // Chat is counted there twice.
        out.counter("tgi_request_count", "", 40)
                .counter("tgi_request_success", "", 14)
                .counter("tgi_request_failure", "err=\"overloaded\"", 5)
                .counter("tgi_request_failure", "err=\"validation\"", 1)
                .gauge("tgi_queue_size", "", 12)
                .gauge("tgi_batch_current_max_tokens", "", 30_000)
                .gauge("tgi_batch_max_total_tokens", "", 40_000)
                .histogram("tgi_request_queue_duration", "", SECONDS, 2.0, 14);
    }

    static void triton(Exposition out) {
        String model = "model=\"tensorrt_llm\",version=\"1\"";
        out.counter("nv_inference_request_success", model, 18)
                .counter("nv_inference_request_failure", model + ",reason=\"BACKEND\"", 1)
                .counter("nv_inference_request_failure", model + ",reason=\"CANCELED\"", 1)
                .counter("nv_inference_request_failure", model + ",reason=\"REJECTED\"", 0)
                .gauge("nv_inference_pending_request_count", model, 3)
                .gauge("nv_trt_llm_request_metrics", model + ",request_type=\"waiting\"", 4)
                .gauge("nv_trt_llm_request_metrics", model + ",request_type=\"scheduled\"", 64)
                .gauge("nv_trt_llm_kv_cache_block_metrics", model + ",kv_cache_block_type=\"used\"", 1500)
                .gauge("nv_trt_llm_kv_cache_block_metrics", model + ",kv_cache_block_type=\"max\"", 6000)
                .gauge("nv_inference_queue_summary_us", model + ",quantile=\"0.5\"", 1000)
                .gauge("nv_inference_queue_summary_us", model + ",quantile=\"0.95\"", 250_000)
                .histogram(
                        "nv_inference_first_response_histogram_ms",
                        model,
                        List.of(100.0, 500.0, 2000.0, 5000.0),
                        500,
                        18);
    }

    static void sglang(Exposition out) {
        String model = "model_name=\"deepseek\",engine_type=\"unified\",tp_rank=\"0\",pp_rank=\"0\"";
        String generate = "endpoint=\"/generate\",method=\"POST\"";
        out.counter("sglang:http_requests_total", generate, 10)
                .counter("sglang:http_responses_total", generate + ",status_code=\"200\"", 9)
                .counter("sglang:http_responses_total", generate + ",status_code=\"503\"", 1)
                .counter("sglang:http_responses_total", "endpoint=\"/health\",method=\"GET\",status_code=\"200\"", 50)
                .counter("sglang:num_requests_total", "model_name=\"deepseek\"", 9)
                .gauge("sglang:num_queue_reqs", model, 5)
                .gauge("sglang:token_usage", model, 0.28)
                .histogram("sglang:queue_time_seconds", model, SECONDS, 1.0, 9)
                .histogram("sglang:time_to_first_token_seconds", "model_name=\"deepseek\"", SECONDS, 4.0, 9);
    }

    static void http(Exposition out) {
        out.counter("http_requests_total", "code=\"200\",method=\"post\"", 15)
                .counter("http_requests_total", "code=\"404\",method=\"post\"", 3)
                .counter("http_requests_total", "code=\"429\",method=\"post\"", 1)
                .counter("http_requests_total", "code=\"502\",method=\"post\"", 1)
                .counter("http_requests_total", "code=\"200\",handler=\"/metrics\",method=\"get\"", 100);
    }

    /** A GPU whose memory fills by a MiB each second, that has just had an XID and is too hot. */
    static void illGpu(Exposition out) {
        String gpu = gpu("GPU-1", VLLM_POD);
        out.counter("DCGM_FI_DEV_FB_USED", gpu, 1)
                .gauge("DCGM_FI_DEV_FB_FREE", gpu, 500)
                .gauge("DCGM_FI_DEV_XID_ERRORS", xid(gpu, 79), 79)
                .gauge("DCGM_FI_DEV_ECC_DBE_VOL_TOTAL", gpu, 2)
                .gauge("DCGM_FI_DEV_ROW_REMAP_FAILURE", gpu, 1)
                .gauge("DCGM_FI_DEV_CLOCKS_EVENT_REASONS", gpu, 0x40)
                .gauge("DCGM_FI_DEV_GPU_UTIL", gpu, 87);
    }

    /** A GPU that is well again, of an exporter that still has the old name for why clocks are lower. */
    static void goodGpu(Exposition out) {
        String gpu = gpu("GPU-2", "chat-7d9c5b8f6d-b7mnq");
        out.gauge("DCGM_FI_DEV_FB_USED", gpu, 60_000)
                .gauge("DCGM_FI_DEV_FB_FREE", gpu, 21_000)
                .gauge("DCGM_FI_DEV_XID_ERRORS", xid(gpu, 79), 79)
                .gauge("DCGM_FI_DEV_ROW_REMAP_FAILURE", gpu, 0)
                .gauge("DCGM_FI_DEV_CLOCK_THROTTLE_REASONS", gpu, 0x4)
                .gauge("DCGM_FI_DEV_GPU_UTIL", gpu, 100);
        out.gauge("DCGM_FI_DEV_FB_USED", gpu("GPU-3", "somebody-elses-0"), 1)
                .gauge("DCGM_FI_DEV_FB_FREE", gpu("GPU-3", "somebody-elses-0"), 1);
    }

    /** As they were before one of them fell off the bus, and after the other did, which another pod held then. */
    static void earlierGpus(Exposition out) {
        String ill = gpu("GPU-1", VLLM_POD);
        String good = gpu("GPU-2", "chat-7d9c5b8f6d-zzzzz");
        out.gauge("DCGM_FI_DEV_FB_USED", ill, 1000)
                .gauge("DCGM_FI_DEV_XID_ERRORS", xid(ill, 0), 0)
                .gauge("DCGM_FI_DEV_XID_ERRORS", xid(good, 79), 79);
    }

    /** The exporter's labels for an XID beside its value. */
    private static String xid(String gpu, int xid) {
        return gpu + ",err_code=\"" + xid + "\",err_msg=\"" + (xid == 0 ? "No Error" : "GPU has fallen off the bus")
                + "\"";
    }

    private static String gpu(String uuid, String pod) {
        return "gpu=\"0\",UUID=\"" + uuid + "\",modelName=\"NVIDIA H100\",container=\"server\",namespace=\"" + NAMESPACE
                + "\",pod=\"" + pod + "\"";
    }
}
