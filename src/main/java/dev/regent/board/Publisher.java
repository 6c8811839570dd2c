package dev.regent.board;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the latest decision, one at a time:
 *
 * <ol>
 *   <li>one that is too old by now is dropped;
 *   <li>the report is written, fenced;
 *   <li>only after that the votes.
 * </ol>
 */
final class Publisher implements AutoCloseable {
    private final ReportWriter report;
    private final VoteWriter votes;
    private final Meter meter;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("publisher").factory());
    private final AtomicReference<@Nullable Order> waiting = new AtomicReference<>();

    Publisher(ReportWriter report, VoteWriter votes, Meter meter) {
        this.report = report;
        this.votes = votes;
        this.meter = meter;
    }

    /** Returns at once; replaces an order that was not begun. */
    void give(Order order) {
        if (waiting.getAndSet(order) == null) {
            try {
                worker.execute(this::carryOut);
            } catch (RejectedExecutionException closed) {
                waiting.set(null);
            }
        }
    }

    private void carryOut() {
        Order order = waiting.getAndSet(null);
        if (order == null) {
            return;
        }
        if (meter.late(order)) {
            meter.skipped("late");
            return;
        }
        try {
            if (report.write(order) && !meter.late(order)) {
                votes.write(order);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Interrupts what is under way. The votes stay as they are. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
