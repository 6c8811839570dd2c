package dev.regent.decision;

import java.util.List;

/** What becomes of an order before it is taken. */
public sealed interface Judgement {
    /**
     * It is taken.
     *
     * @param next what happens now
     */
    record Accepted(String next) implements Judgement {}

    /** Something stands against it. */
    record Refused(String why) implements Judgement {}

    /**
     * Too few regents live and Route 53's API does not answer.
     *
     * @param commands for a person with the break-glass role, in this order
     */
    record Unreachable(String why, List<String> commands) implements Judgement {}
}
