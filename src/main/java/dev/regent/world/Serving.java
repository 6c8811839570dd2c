package dev.regent.world;

import dev.regent.world.SignalSight.Signal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a service runs on in every region's cluster.
 *
 * @param stack      whose metrics it exports
 * @param workloads  what runs its inference; none where the cluster is not to be looked at
 * @param perReplica requests per second that one ready replica serves at the latency that is asked of it; measured once by
 *                   whoever runs it
 * @param queries    PromQL for a signal, instead of the stack's own; each gives one number
 */
public record Serving(Stack stack, List<Workload> workloads, OptionalDouble perReplica, Map<Signal, String> queries) {
    /** Nothing is known of what it runs on: its gateway alone speaks. */
    public static final Serving UNKNOWN = new Serving(Stack.HTTP, List.of(), OptionalDouble.empty(), Map.of());

    public Serving {
        workloads = List.copyOf(workloads);
        queries = Map.copyOf(queries);
    }

    /** Inference servers whose metrics' names are known. */
    public enum Stack {
        VLLM,
        TGI,
        TRITON,
        SGLANG,
        /** Anything that exports {@code http_requests_total} with a status. */
        HTTP
    }
}
