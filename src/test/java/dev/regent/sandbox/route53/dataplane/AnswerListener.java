package dev.regent.sandbox.route53.dataplane;

import java.time.Instant;
import java.util.List;

/** Told when what a name and type may be answered with changes. Must be quick; called on the twin's own thread. */
@FunctionalInterface
public interface AnswerListener {
    /**
     * One change.
     *
     * @param choices empty once there are no such records any more
     */
    void changed(String name, String type, List<Choice> choices, Instant at);
}
