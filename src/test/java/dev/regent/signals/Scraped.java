package dev.regent.signals;

import dev.regent.world.Service;
import dev.regent.world.Serving.Stack;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Workload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Services on every stack, and what is scraped for them; among it much that is not theirs. */
final class Scraped {
    private Scraped() {}

    static List<Service> services() {
        return List.of(
                Stacks.service("chat", Stack.VLLM, Map.of(), Stacks.deployment("chat")),
                Stacks.service(
                        "tgi", Stack.TGI, Map.of(), new Workload(Workload.Kind.STATEFUL_SET, Stacks.NAMESPACE, "tgi")),
                Stacks.service("triton", Stack.TRITON, Map.of(), Stacks.deployment("triton.v2")),
                Stacks.service(
                        "sglang",
                        Stack.SGLANG,
                        Map.of(),
                        new Workload(Workload.Kind.LEADER_WORKER_SET, Stacks.NAMESPACE, "big"),
                        new Workload(Workload.Kind.LEADER_WORKER_SET, "other", "big")),
                Stacks.service("http", Stack.HTTP, Map.of(), Stacks.deployment("web")),
                Stacks.service("engine", Stack.VLLM, Map.of(), Stacks.deployment("engine")),
                Stacks.service("dying", Stack.VLLM, Map.of(), Stacks.deployment("dying")),
                Stacks.service("before", Stack.VLLM, Map.of(), Stacks.deployment("before")),
                Stacks.service("old", Stack.VLLM, Map.of(), Stacks.deployment("old")),
                Stacks.service(
                        "written",
                        Stack.HTTP,
                        Map.of(
                                Signal.QUEUE_LENGTH,
                                "vllm:num_requests_waiting{pod=\"" + Stacks.VLLM_POD + "\"} # of one",
                                Signal.KV_CACHE,
                                "sum(",
                                Signal.REQUESTS,
                                "vllm:num_requests_waiting",
                                Signal.QUEUE_WAIT,
                                "sum(vllm:num_requests_running{pod=\"" + Stacks.VLLM_POD + "\"})")));
    }

    static SimulatedExporters exporters() throws IOException {
        return new SimulatedExporters()
                .pod(Stacks.NAMESPACE, Stacks.VLLM_POD, out -> Stacks.vllm(out, 3, 0.4))
                .pod(Stacks.NAMESPACE, "chat-7d9c5b8f6d-b7mnq", out -> Stacks.vllm(out, 4, 0.6))
                .pod(Stacks.NAMESPACE, "chat-canary-7d9c5b8f6d-b7mnq", out -> Stacks.vllm(out, 1000, 1))
                .pod("elsewhere", "chat-7d9c5b8f6d-zzzzz", out -> Stacks.vllm(out, 1000, 1))
                .pod(Stacks.NAMESPACE, "tgi-0", Stacks::tgi)
                .pod(Stacks.NAMESPACE, "triton.v2-5c4d-bbbbb", Stacks::triton)
                .pod(Stacks.NAMESPACE, "tritonxv2-5c4d-bbbbb", Stacks::triton)
                .pod(Stacks.NAMESPACE, "big-0", Stacks::sglang)
                .pod("other", "big-3", Stacks::sglang)
                .pod(Stacks.NAMESPACE, "web-5c4d-bbbbb", Stacks::http)
                .pod(
                        Stacks.NAMESPACE,
                        "engine-5c4d-bbbbb",
                        out -> out.counter("vllm:request_success_total", "finished_reason=\"stop\"", 7))
                .pod(Stacks.NAMESPACE, "dying-5c4d-bbbbb", out -> Stacks.vllm(out, 9, 0.9))
                .podEarlier(Stacks.NAMESPACE, "before-5c4d-bbbbb", out -> Stacks.vllm(out, 3, 0.4))
                .pod(Stacks.NAMESPACE, "old-5c4d-bbbbb", out -> {
                    Exposition old = new Exposition(
                                    0, Instant.now().minusSeconds(100).toEpochMilli())
                            .gauge("vllm:num_requests_waiting", "engine=\"0\"", 5);
                    out.append(old);
                })
                .exporter("dcgm-exporter-4xk2p", false, Stacks::illGpu)
                .exporter("dcgm-exporter-9vtqz", true, Stacks::goodGpu)
                .exporter("dcgm-exporter-4xk2p-earlier", false, Duration.ofMinutes(10), Stacks::earlierGpus);
    }
}
