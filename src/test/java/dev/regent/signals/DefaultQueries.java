package dev.regent.signals;

import dev.regent.world.Serving;
import dev.regent.world.SignalSight.Signal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a regent asks of Prometheus, for whoever stands in for that; so the two cannot drift apart. */
public final class DefaultQueries {
    /** The label that tells the elements of an answer apart. */
    public static final String PART = Query.PART;

    /** Of the element that is the signal's value. */
    public static final String VALUE = Query.VALUE;

    /** Of the element that is its age in seconds. */
    public static final String AGE = Query.AGE;

    private DefaultQueries() {}

    /** The query for each signal. */
    public static Map<Signal, String> of(Serving serving) {
        Map<Signal, String> queries = new EnumMap<>(Signal.class);
        StackQueries.of(serving).forEach((signal, query) -> queries.put(signal, query.promql()));
        return queries;
    }

    /** The one for the GPUs. */
    public static String gpus(Serving serving) {
        return GpuQuery.of(Pods.of(serving.workloads()));
    }

    /** What is asked of each GPU, by the value of the label {@link #PART}. */
    public static Set<String> gpuParts() {
        return Stream.of(GpuQuery.Part.values()).map(Enum::name).collect(Collectors.toSet());
    }
}
