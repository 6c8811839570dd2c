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
 * @param counted    what those for requests count
 */
public record Serving(
        Stack stack,
        List<Workload> workloads,
        OptionalDouble perReplica,
        Map<Signal, String> queries,
        Counted counted) {
    /** Nothing is known of what it runs on: its gateway alone speaks. */
    public static final Serving UNKNOWN = new Serving(Stack.HTTP, List.of(), OptionalDouble.empty(), Map.of());

    /** Of queries nobody says that they count inference alone. */
    public Serving(Stack stack, List<Workload> workloads, OptionalDouble perReplica, Map<Signal, String> queries) {
        this(stack, workloads, perReplica, queries, Counted.EVERYTHING);
    }

    public Serving {
        workloads = List.copyOf(workloads);
        queries = Map.copyOf(queries);
    }

    /**
     * Whether what is counted is what users get, refusals at the gateway included: a query of one's own is taken to ask whoever
     * is in front. The stacks' own are answered by the pods, which never see what the gateway refuses.
     */
    public boolean countsAtTheGateway() {
        return queries.keySet().containsAll(Signal.COUNTED);
    }

    /**
     * Requests per second that are asked of a region. Pods count none of those that the gateway refuses, and do count what they
     * refuse themselves; so where fewer of our probes pass than of what they count succeeds, the rest never came to them.
     *
     * @param unrefused the part of our probes that was not refused, above 0
     */
    public OptionalDouble demand(Reading<SignalSight> signals, double unrefused) {
        OptionalDouble counted = SignalSight.now(signals, Signal.REQUESTS);
        double succeed = SignalSight.now(signals, Signal.SUCCESS_RATE).orElse(1);
        return counted.isEmpty() || countsAtTheGateway() || succeed <= unrefused
                ? counted
                : OptionalDouble.of(counted.getAsDouble() * succeed / unrefused);
    }

    /** What a gateway's counters may hold beside users' inference. */
    public enum Counted {
        /** Looks at liveness, which succeed while inference is dead. */
        EVERYTHING,
        INFERENCE
    }

    /** Whether looks at liveness may be among what is counted: pods' counters know of none. */
    public boolean countsLiveness() {
        return countsAtTheGateway() && counted == Counted.EVERYTHING;
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
