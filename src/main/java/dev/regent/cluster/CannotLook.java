package dev.regent.cluster;

/** What the cluster shows is not known now; its message, a sentence that says why, becomes the reading's reason. */
final class CannotLook extends Exception {
    private static final long serialVersionUID = 1;

    CannotLook(String why) {
        super(why);
    }

    /** What was the matter in the first place. */
    static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
