package dev.regent.oncall;

import java.util.List;

/** What becomes of an order. */
public sealed interface Ruling {
    /**
     * It is, or was, taken.
     *
     * @param next what happens now
     */
    record Accepted(String next) implements Ruling {}

    /** Something stands against it. */
    record Refused(String why) implements Ruling {}

    /**
     * Nobody who could carry it out can be reached.
     *
     * @param commands for a person with the break-glass role, in this order; none where they would not help
     */
    record Unreachable(String why, List<String> commands) implements Ruling {
        public Unreachable {
            commands = List.copyOf(commands);
        }
    }
}
