package dev.regent.cluster;

/** What the cluster shows is not known now; its message, a sentence that says why, becomes the reading's reason. */
final class CannotLook extends Exception {
    private static final long serialVersionUID = 1;

    CannotLook(String why) {
        super(why);
    }
}
