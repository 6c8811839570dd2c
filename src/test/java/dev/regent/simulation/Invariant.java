package dev.regent.simulation;

import java.util.Optional;

/** Something that holds at every moment of every history. One instance sees one history from beginning to end. */
public interface Invariant {
    /** What it keeps, in a sentence. */
    String sentence();

    /** How it is broken now; empty where it holds. Called for every moment, in order. */
    Optional<String> broken(Moment moment);

    /** How it is broken by the history as a whole. Called once, at its end. */
    default Optional<String> brokenAtTheEnd(Moment last) {
        return Optional.empty();
    }
}
