package dev.regent.sandbox.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Moments in a row in which something was so. */
record Stretch(Instant from, Instant until) {

    Duration length() {
        return Duration.between(from, until);
    }

    /** All of them, in the order of time; each ends with the last moment in which it was so. */
    static List<Stretch> of(List<Moment> moments, Predicate<Moment> so) {
        List<Stretch> stretches = new ArrayList<>();
        boolean goesOn = false;
        for (Moment moment : moments) {
            boolean is = so.test(moment);
            if (is && goesOn) {
                stretches.add(new Stretch(stretches.removeLast().from(), moment.at()));
            } else if (is) {
                stretches.add(new Stretch(moment.at(), moment.at()));
            }
            goesOn = is;
        }
        return stretches;
    }
}
