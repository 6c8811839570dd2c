package dev.regent.board;

import dev.regent.world.Decision;
import java.time.Duration;

/**
 * A decision to be carried out, with what the decider had seen of the own board.
 *
 * @param given on the monotonic clock
 */
record Order(Decision decision, OwnLook.Seen base, long given) {
    /** After which a decision is no longer true enough to be acted on. */
    private static final Duration TOO_OLD = Duration.ofSeconds(2);

    boolean late(long now) {
        return now - given > TOO_OLD.toNanos();
    }
}
