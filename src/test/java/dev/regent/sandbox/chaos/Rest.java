package dev.regent.sandbox.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How it came to rest after everything was healed.
 *
 * @param healed  when the last fault was
 * @param took    until nothing was missing any more, or until the patience was over
 * @param missing what still was then; empty where it came to rest
 * @param quiet   since when nothing may change any more
 * @param until   for how long that was watched
 */
public record Rest(Instant healed, Duration took, List<String> missing, Instant quiet, Instant until) {
    public Rest {
        missing = List.copyOf(missing);
    }
}
