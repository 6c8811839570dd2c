package dev.regent.board;

import org.jspecify.annotations.Nullable;

/** A look that showed nothing; the message is the sentence that tells why. The next look is the way on. */
final class NotSeen extends Exception {
    NotSeen(String why) {
        super(why);
    }

    NotSeen(UnreadableReport trouble) {
        super(trouble.why(), trouble);
    }

    NotSeen(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
