package dev.regent.world;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a service runs on in every region's cluster.
 *
 * @param stack      whose metrics it exports
 * @param workloads  what runs its inference; none where the cluster is not to be looked at
 * @param perReplica requests per second that one ready replica serves at the latency that is asked of it; measured once by
 *                   whoever runs it
 */
public record Serving(Stack stack, List<Workload> workloads, OptionalDouble perReplica) {
    /** Nothing is known of what it runs on: its gateway alone speaks. */
    public static final Serving UNKNOWN = new Serving(Stack.HTTP, List.of(), OptionalDouble.empty());

    public Serving {
        workloads = List.copyOf(workloads);
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
