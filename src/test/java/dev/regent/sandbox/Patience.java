package dev.regent.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits until nothing is missing any more.
 *
 * @param atMost   for each thing that is waited for
 * @param progress told what is missing, whenever that changes
 */
record Patience(Duration atMost, Consumer<String> progress) {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Throws {@link IllegalStateException} with what is still missing when the time is over. */
    void until(Supplier<List<String>> nothing) {
        long began = System.nanoTime();
        String told = "";
        for (List<String> missing = nothing.get(); !missing.isEmpty(); missing = nothing.get()) {
            if (System.nanoTime() - began > atMost.toNanos()) {
                throw new IllegalStateException("not quiet after " + atMost.toSeconds() + " s: "
                        + String.join("; ", missing) + ". The regents' logs are in target/sandbox/logs");
            }
            if (!missing.getFirst().equals(told)) {
                told = missing.getFirst();
                progress.accept("sandbox: waiting, as " + told);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
