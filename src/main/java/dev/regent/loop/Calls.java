package dev.regent.loop;

import java.time.Duration;

/** Told of every call to the outside, for the metrics. */
public interface Calls {
    /**
     * A call has ended, well or not.
     *
     * @param to      what was called, such as {@code board us-east-2}: a metric's label, so of few values
     * @param outcome {@code ok}, or why not in one word: {@code timeout}, {@code refused}, {@code error} …
     */
    void completed(String to, Duration took, String outcome);

    /** Tells nobody. */
    Calls UNHEARD = (to, took, outcome) -> {};
}
