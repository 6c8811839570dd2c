package dev.regent.decision;

import dev.regent.decision.Opinion.Cast;
import dev.regent.decision.Opinion.Leave;
import dev.regent.world.Intent;
import java.util.Optional;

/**
 * Rule 6. No automatic vote against a home without an able, open heir, and none while a person has paused the service.
 * Route 53's own check of the gateway cannot be paused.
 */
final class NobodyBetter {
    private NobodyBetter() {}

    static Opinion filter(Picture picture, Opinion opinion) {
        return opinion instanceof Cast cast ? filter(picture, cast) : opinion;
    }

    private static Opinion filter(Picture picture, Cast cast) {
        Optional<Intent> pause = picture.situation().pause();
        if (pause.isPresent()) {
            return new Leave(
                    "paused by " + pause.get().by() + " (" + pause.get().reason() + "), although " + cast.why());
        }
        if (picture.heir().isEmpty()) {
            return new Leave("no other region is able and open, although " + cast.why());
        }
        if (Pointless.is(picture, picture.situation().home().orElseThrow())) {
            return new Leave("nobody else is seen to serve, although " + cast.why());
        }
        return cast;
    }
}
