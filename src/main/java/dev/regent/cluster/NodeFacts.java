package dev.regent.cluster;

import java.util.Optional;

/**
 * What is kept of a node that has GPUs.
 *
 * @param gpus    that it has, or had before they were lost
 * @param usable  that may be given to pods now
 * @param state   whether it should be used, its GPUs aside
 * @param trouble a sentence, where nothing should be placed on it
 */
record NodeFacts(int gpus, int usable, State state, Optional<String> trouble) {
    enum State {
        GOOD,
        NOT_READY,
        /** Cordoned, tainted, or with a condition that says that it should not be used. */
        SET_ASIDE
    }

    /** GPUs of a good node that are not there any more. */
    int lost() {
        return state == State.GOOD ? gpus - Math.min(gpus, usable) : 0;
    }
}
