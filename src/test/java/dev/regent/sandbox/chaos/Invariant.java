package dev.regent.sandbox.chaos;

import java.time.Instant;
import java.util.List;

/**
 * Something that holds whatever goes wrong. It is honest about what can be seen from outside: where it cannot know that
 * a regent is to blame, it says nothing, and its page says where that is.
 */
public interface Invariant {
    /** What it keeps, as a person would say it. */
    String sentence();

    Ruling judge(Observation seen);

    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * Where it was broken.
     *
     * @param what what, which, when, in a sentence
     */
    record Breach(Instant at, String what) {}

    /**
     * What came of one run.
     *
     * @param occasions how often it could have been broken
     */
    record Ruling(long occasions, List<Breach> breaches) {
        public Ruling {
            breaches = List.copyOf(breaches);
        }

        public boolean holds() {
            return breaches.isEmpty();
        }
    }
}
