package dev.regent.signals;

/** What came back for one HTTP request on a connection of its own. */
sealed interface Heard {
    /**
     * An answer.
     *
     * @param status     with its reason phrase, such as {@code 500 Internal Server Error}
     * @param retryAfter whether it said when to come back
     * @param body       "" where it was not asked for
     */
    record Answer(int code, String status, boolean retryAfter, String body) implements Heard {}

    /**
     * Something came back, but no whole answer.
     *
     * @param why  continues "inference …"
     * @param late whether the deadline was why
     */
    record Broken(String why, boolean late) implements Heard {}

    /**
     * Not a byte came back.
     *
     * @param why  says by itself what happened, such as "connection refused by 192.0.2.1:443"
     * @param late whether the deadline was why
     */
    record Silence(String why, boolean late) implements Heard {}
}
