package dev.regent.sandbox.chaos;

import dev.regent.sandbox.chaos.schedule.Act.Verb;
import dev.regent.world.Region;
import java.time.Instant;

/**
 * What on-call has asked for.
 *
 * @param at     just before it was sent
 * @param asked  whose regent
 * @param status as answered; 0 where nothing came back
 */
public record Asked(Instant at, Verb verb, Region asked, Region target, int status, String answer) {
    private static final int ACCEPTED = 202;

    public boolean accepted() {
        return status == ACCEPTED;
    }

    /** Whether it was accepted, or may have been: an answer that is lost on its way is no refusal. */
    public boolean mayHold() {
        return accepted() || status == 0;
    }

    public boolean movesTraffic() {
        return verb == Verb.FAILOVER || verb == Verb.FAILBACK;
    }
}
