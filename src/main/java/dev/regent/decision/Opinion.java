package dev.regent.decision;

import dev.regent.world.Refusal;
import java.util.Optional;

/**
 * What a rule says of a vote against the home: cast it because of something, leave it because of something, or
 * nothing at all.
 */
sealed interface Opinion {
    record Cast(String why) implements Opinion {}

    /** There is suspicion, and yet no vote. */
    record Leave(String why) implements Opinion {}

    record Silent() implements Opinion {}

    default Optional<String> reason() {
        return this instanceof Cast cast ? Optional.of(cast.why()) : Optional.empty();
    }

    default Optional<Refusal> refusal(String what) {
        return this instanceof Leave leave ? Optional.of(new Refusal(what, leave.why())) : Optional.empty();
    }
}
