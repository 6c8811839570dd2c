package dev.regent.sandbox.scenarios;

/** What came of it is not what should have come; the message says what is missing. */
public final class NotMet extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotMet(String message) {
        super(message);
    }
}
