package dev.regent.oncall;

import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person asked for, as parsed from a request and not yet numbered.
 *
 * @param lasts until it changes nothing any more
 */
record Wish(
        Verb verb,
        String service,
        Optional<Region> from,
        Optional<Region> to,
        String reason,
        String by,
        Duration lasts) {

    Intent numbered(Intent.Id id, Instant now) {
        return new Intent(id, verb, service, from, to, reason, by, now.plus(lasts), Intent.State.OPEN, "");
    }
}
