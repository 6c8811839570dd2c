package dev.regent.signals;

/** A look that could not be made, for a reason on this side: it says nothing about the gateway. */
final class NotSeen extends Exception {
    NotSeen(String why, Throwable cause) {
        super(why, cause);
    }

    NotSeen(String why) {
        super(why);
    }
}
