package dev.regent.signals;

import dev.regent.world.SignalSight;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came back of one look, by what was asked for in on-call's words.
 *
 * @param answered what each answer says, with what there is to say about it; that there is no sample is an answer
 * @param missed   of what was not answered: that, and one finding that says why
 */
record Answers(Map<String, SignalSight> answered, Map<String, SignalSight> missed) {
    Answers {
        answered = new LinkedHashMap<>(answered);
        missed = new LinkedHashMap<>(missed);
    }
}
