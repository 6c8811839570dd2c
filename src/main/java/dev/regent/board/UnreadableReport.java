package dev.regent.board;

import dev.regent.world.Region;
import org.jspecify.annotations.Nullable;

/** A report that was there and could not be understood. */
final class UnreadableReport extends Exception {
    private final boolean damaged;

    private UnreadableReport(Region board, String why, boolean damaged, @Nullable Throwable cause) {
        super("the report on board " + board + " cannot be read: " + why, cause);
        this.damaged = damaged;
    }

    /** No regent of whatever version could make sense of it. */
    static UnreadableReport damaged(Region board, String why, @Nullable Throwable cause) {
        return new UnreadableReport(board, why, true, cause);
    }

    /** Whoever wrote it knew what they did: it is sound, but not for this reader. */
    static UnreadableReport notForUs(Region board, String why) {
        return new UnreadableReport(board, why, false, null);
    }

    boolean isDamaged() {
        return damaged;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
