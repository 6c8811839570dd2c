package dev.regent.sandbox.chaos.soak;

import java.util.function.ToDoubleFunction;

/**
 * What is measured of a regent every minute, and by how much the median of the last sixth of the time may exceed that
 * of the second: by a share, and by so much more, since little things vary. A heap is measured at any phase of its
 * collector, and what is logged depends on which faults there were.
 */
public enum Measure {
    RSS("RSS, MiB", true, 0.10, 8, Sample::rssMiB),
    HEAP("heap, MiB", true, 0.25, 8, Sample::heapMiB),
    THREADS("threads", true, 0.10, 4, Sample::threads),
    FILES("open files", true, 0.10, 8, Sample::files),
    S3("S3 requests/min", false, 0.15, 20, Sample::s3),
    ROUTE53("Route 53 API requests/min", false, 0.25, 10, Sample::route53),
    LOG_LINES("log lines/min", false, 0.50, 30, Sample::logLines),
    LOG_BYTES("log bytes/min", false, 0.50, 6_000, Sample::logBytes);

    private final String title;
    private final boolean ofAProcess;
    private final double share;
    private final double more;

    @SuppressWarnings("ImmutableEnumChecker") // A method reference holds nothing.
    private final ToDoubleFunction<Sample> value;

    Measure(String title, boolean ofAProcess, double share, double more, ToDoubleFunction<Sample> value) {
        this.title = title;
        this.ofAProcess = ofAProcess;
        this.share = share;
        this.more = more;
        this.value = value;
    }

    public String title() {
        return title;
    }

    /** Whether it begins anew with each process; the others belong to the region, whoever lives there. */
    public boolean isOfAProcess() {
        return ofAProcess;
    }

    public double of(Sample sample) {
        return value.applyAsDouble(sample);
    }

    /** The most that may be there in the end. */
    public double most(double inTheBeginning) {
        return inTheBeginning * (1 + share) + more;
    }

    public String tolerance() {
        return Math.round(share * 100) + " % + " + Math.round(more);
    }
}
