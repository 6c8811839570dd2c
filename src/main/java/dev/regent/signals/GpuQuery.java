package dev.regent.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What Prometheus is asked of the GPUs of a service's pods, in one query: DCGM exporter's gauges by GPU (and MIG instance)
 * and pod. Pure.
 *
 * <p>Names as of NVIDIA/dcgm-exporter 4.5.3-4.8.2, {@code etc/default-counters.csv}. The pod that holds a GPU is in the
 * exporter's own label {@code pod}; where Prometheus keeps its target's labels ({@code honorLabels: false}, the chart's
 * default), that is renamed to {@code exported_pod}, and {@code pod} is the exporter's own. Both are understood.
 */
final class GpuQuery {
    static final String GPU = "UUID";
    static final String INSTANCE = "GPU_I_ID";
    static final String POD = "pod";

    private static final String USED = "DCGM_FI_DEV_FB_USED";
    private static final String XID = "DCGM_FI_DEV_XID_ERRORS";

    /** What an element of the answer is, in its label {@link Query#PART}. */
    enum Part {
        /** MiB. */
        USED,
        /** MiB. */
        FREE,
        /**
         * MiB per second, over five minutes; only where no weights can have been loaded meanwhile, because that fills the memory
         * as fast as it can. So the same pod held the GPU ten minutes ago, with at least half of what it uses now (some load for
         * longer than that), and has not been seen below four fifths of it since: a container that is started again in place, and
         * a StatefulSet's or LeaderWorkerSet's pod that is made anew, keep their name and begin with nothing. Samples that are
         * missing meanwhile do not matter, because what loads takes longer than a scrape or grows no more. A server that frees and
         * takes a part of its memory again can still leak.
         */
        GROWTH,
        /** Seconds. */
        AGE,
        /** The last XID error, 0 for none. */
        XID,
        /**
         * The same ten minutes ago, whoever held the GPU then. Not by {@code changes()}: the exporter puts the error's number
         * into a label too, so each error begins a series of its own, and the first one may follow none.
         */
        XID_EARLIER,
        /** Double-bit ECC errors since the driver was loaded. */
        ECC,
        /** 1 where a row could not be remapped. */
        REMAP,
        /** A bit mask. */
        CLOCKS,
        /** Percent. */
        UTILISATION
    }

    private GpuQuery() {}

    static String of(Pods pods) {
        List<String> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            parts.add(Query.part(part.name(), of(part, pods)));
        }
        return String.join("\nor ", parts);
    }

    private static String of(Part part, Pods pods) {
        return switch (part) {
            case USED -> gauge(pods, USED);
            case FREE -> gauge(pods, "DCGM_FI_DEV_FB_FREE");
            case GROWTH -> growth(pods);
            // A GPU that has fallen off its bus tells nothing of its memory any more.
            case AGE -> "time() - (" + scraped(pods, USED) + " or " + scraped(pods, XID) + ")";
            case XID -> gauge(pods, XID);
            case XID_EARLIER -> earlier(pods, XID);
            case ECC -> gauge(pods, "DCGM_FI_DEV_ECC_DBE_VOL_TOTAL");
            case REMAP -> gauge(pods, "DCGM_FI_DEV_ROW_REMAP_FAILURE");
            // Renamed in DCGM 3.3; a file of counters may still have the old name.
            case CLOCKS -> gauge(pods, "DCGM_FI_DEV_CLOCKS_EVENT_REASONS", "DCGM_FI_DEV_CLOCK_THROTTLE_REASONS");
            case UTILISATION -> gauge(pods, "DCGM_FI_DEV_GPU_UTIL");
        };
    }

    private static String growth(Pods pods) {
        String earlier = earlier(pods, USED);
        // Of an exporter that was started again meanwhile there are two series.
        String least = each("min", pods, USED, selector -> "min_over_time(" + selector + "[10m])");
        return each(pods, USED, selector -> "deriv(" + selector + "[5m])")
                + " and " + least + " >= 0.8 * " + earlier
                + " and " + earlier + " >= 0.5 * " + gauge(pods, USED);
    }

    private static String earlier(Pods pods, String metric) {
        return each(pods, metric, selector -> selector + " offset 10m");
    }

    private static String scraped(Pods pods, String metric) {
        return each(pods, metric, selector -> "timestamp(" + selector + ")");
    }

    private static String gauge(Pods pods, String... metrics) {
        return List.of(metrics).stream()
                .map(metric -> each(pods, metric, UnaryOperator.identity()))
                .collect(Collectors.joining(" or "));
    }

    private static String each(Pods pods, String metric, UnaryOperator<String> function) {
        return each("max", pods, metric, function);
    }

    private static String each(String aggregate, Pods pods, String metric, UnaryOperator<String> function) {
        List<String> vectors = new ArrayList<>();
        for (Pods.Group group : pods.groups()) {
            String renamed = metric + "{" + group.matchers("exported_namespace", "exported_pod") + "}";
            String kept = metric + "{exported_pod=\"\"," + group.matchers("namespace", POD) + "}";
            // Two exporters may have shown the same GPU, one after the other: without their names they are one.
            String merged = by(aggregate, "exported_pod", function.apply(renamed));
            vectors.add("label_replace(" + merged + ", \"pod\", \"$1\", \"exported_pod\", \"(.+)\")");
            vectors.add(function.apply(kept));
        }
        return by(aggregate, POD, String.join(" or ", vectors));
    }

    private static String by(String aggregate, String pod, String vector) {
        return aggregate + " by (" + GPU + ", " + INSTANCE + ", " + pod + ") (" + vector + ")";
    }
}
