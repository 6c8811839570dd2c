package dev.regent.sandbox.chaos.schedule;

import dev.regent.world.Region;
import java.time.Duration;
import java.util.Locale;

/** One line of a schedule; times are counted from its beginning. */
public sealed interface Act {
    Duration at();

    /** For people, without the time. */
    String what();

    default String line() {
        return String.format(Locale.ROOT, "%+8.1f s  %s", at().toMillis() / 1000.0, what());
    }

    /** A fault that is healed after so long. */
    record Breaks(Duration at, Ill ill, Region region, Duration lasts) implements Act {
        @Override
        public String what() {
            return String.format(Locale.ROOT, "%s in %s for %.1f s", ill.fault(), region, lasts.toMillis() / 1000.0);
        }

        public Duration until() {
            return at.plus(lasts);
        }
    }

    /**
     * On-call asks something of a regent.
     *
     * @param asked  whose regent is asked
     * @param target where traffic should go; of no meaning for pause and resume
     */
    record Asks(Duration at, Verb verb, Region asked, Region target) implements Act {
        @Override
        public String what() {
            return switch (verb) {
                case FAILOVER, FAILBACK -> verb.word() + " to " + target + ", asked of " + asked;
                case PAUSE, RESUME -> verb.word() + ", asked of " + asked;
            };
        }
    }

    /** A colleague changes the TTL of the service's records, at once or in the moment before the next change of weights. */
    record Edits(Duration at, boolean inBetween) implements Act {
        @Override
        public String what() {
            return inBetween ? "somebody edits the records just before the next change" : "somebody edits the records";
        }
    }

    /** What on-call asks for. */
    enum Verb {
        FAILOVER,
        FAILBACK,
        PAUSE,
        RESUME;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
