package dev.regent.sandbox.monitoring;

import dev.regent.world.Serving;
import dev.regent.world.SignalSight.Signal;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the sandbox's regents ask in place of the stack's own counters: an Istio gateway in front, scraped each second, which
 * counts what it refuses too, of inference alone, as in the example of {@code regions/services.yaml}. A minute's rates, as is
 * usual, with {@code -DrateWindow=60}.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/metrics/">Istio: Standard Metrics</a>
 */
public final class GatewayCounters {
    /** Seconds that rates look back over. */
    static final long WINDOW = Long.getLong("rateWindow", 3);

    private static final String INFERENCE = "reporter=\"source\",request_method=\"POST\"";
    private static final String ALL = rate(INFERENCE);
    private static final String NOT_SERVED = rate(INFERENCE + ",response_code=~\"5..|429\"");

    private GatewayCounters() {}

    private static String rate(String matchers) {
        return "sum(rate(istio_requests_total{" + matchers + "}[" + WINDOW + "s]))";
    }

    /** By the names of {@code services.yaml}. */
    public static Map<String, String> queries() {
        return Map.of("requests", ALL, "successRate", "1 - (" + NOT_SERVED + " or vector(0)) / " + ALL);
    }

    /** The same service, asked about so. */
    public static Serving asked(Serving serving) {
        Map<Signal, String> queries = new EnumMap<>(Signal.class);
        queries.putAll(serving.queries());
        queries.put(Signal.REQUESTS, queries().get("requests"));
        queries.put(Signal.SUCCESS_RATE, queries().get("successRate"));
        return new Serving(
                serving.stack(), serving.workloads(), serving.perReplica(), queries, Serving.Counted.INFERENCE);
    }
}
